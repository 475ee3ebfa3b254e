namespace Nebula.Platform.Events.Kinds;

/// <summary>An automation did not run, because automations made the event happen, one after the other.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Run">The run that was stopped before it began.</param>
/// <param name="Reason">The chain, for people.</param>
public sealed record AutomationStopped(Guid Automation, string Name, Guid Run, string Reason) : PlatformEvent
{
    public const string Type = "automation.stopped";

    public override EventHeader Header =>
        new(Type, EventCategory.System, EventSeverity.Warning, "automations", $"Automation {Name} did not run: {Reason}")
        {
            Subject = $"automation:{Automation}",
        };
}

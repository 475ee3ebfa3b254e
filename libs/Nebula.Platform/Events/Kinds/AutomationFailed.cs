namespace Nebula.Platform.Events.Kinds;

/// <summary>An automation could not do what it is for, also after its retries.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Run">The run.</param>
/// <param name="Reason">What failed.</param>
public sealed record AutomationFailed(Guid Automation, string Name, Guid Run, string Reason) : PlatformEvent
{
    public override EventHeader Header =>
        new("automation.failed", EventCategory.System, EventSeverity.Warning, "automations", $"Automation {Name} failed: {Reason}")
        {
            Subject = $"automation:{Automation}",
        };
}

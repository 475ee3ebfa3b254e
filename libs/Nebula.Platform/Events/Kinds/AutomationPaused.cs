namespace Nebula.Platform.Events.Kinds;

/// <summary>An automation ran too often and is paused until somebody resumes it.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">How often it ran.</param>
public sealed record AutomationPaused(Guid Automation, string Name, string Reason) : PlatformEvent
{
    public override EventHeader Header =>
        new("automation.paused", EventCategory.System, EventSeverity.Warning, "automations", $"Automation {Name} is paused: {Reason}")
        {
            Subject = $"automation:{Automation}",
        };
}

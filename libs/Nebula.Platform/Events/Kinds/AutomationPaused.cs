namespace Nebula.Platform.Events.Kinds;

/// <summary>An automation ran too often and is paused for some minutes, wholly or for what it ran about; meanwhile it tells nobody anything.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">How often it ran, and about what.</param>
/// <param name="Until">When it goes on by itself; null in events of older versions.</param>
public sealed record AutomationPaused(Guid Automation, string Name, string Reason, DateTimeOffset? Until = null) : PlatformEvent
{
    public override EventHeader Header =>
        new("automation.paused", EventCategory.System, EventSeverity.Error, "automations", $"Automation {Name} is paused: {Reason}")
        {
            Subject = $"automation:{Automation}",
        };
}

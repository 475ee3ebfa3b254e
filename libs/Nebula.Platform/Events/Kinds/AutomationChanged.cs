namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody made, changed, deleted or resumed an automation.</summary>
/// <param name="Automation">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">What was done.</param>
public sealed record AutomationChanged(Guid Automation, string Name, AutomationChangeKind Change) : PlatformEvent
{
    public override EventHeader Header =>
        new("automation.changed", EventCategory.System, EventSeverity.Info, "automations", $"Automation {Name} was {EventText.Of(Change)}")
        {
            Subject = $"automation:{Automation}",
        };
}

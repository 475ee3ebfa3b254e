namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody made, changed, deleted, paused or resumed a monitor.</summary>
/// <param name="Monitor">Its id.</param>
/// <param name="Key">Its key, unique among those that there are.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">What was done with it.</param>
public sealed record MonitorChanged(Guid Monitor, string Key, string Name, MonitorChangeKind Change) : PlatformEvent
{
    public override EventHeader Header => new($"monitor.{EventText.Of(Change)}", EventCategory.Server, EventSeverity.Info, "status", $"The monitor {Name} was {EventText.Of(Change)}")
    {
        Subject = $"service:{Key}",
    };
}

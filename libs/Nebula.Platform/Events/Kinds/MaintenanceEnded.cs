namespace Nebula.Platform.Events.Kinds;

/// <summary>A maintenance window is over: what is down now opens an incident.</summary>
/// <param name="Window">Its id.</param>
/// <param name="Name">Its title.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ended.</param>
public sealed record MaintenanceEnded(Guid Window, string Name, DateTimeOffset Since, DateTimeOffset Until) : PlatformEvent
{
    public override EventHeader Header => new("maintenance.ended", EventCategory.Server, EventSeverity.Info, "status", $"Maintenance is over: {Name}")
    {
        Subject = $"maintenance:{Window}",
        Story = MaintenanceStory.Of(Window, Since),
        StoryPhase = StoryPhase.End,
    };
}

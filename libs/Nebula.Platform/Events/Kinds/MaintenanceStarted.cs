namespace Nebula.Platform.Events.Kinds;

/// <summary>A maintenance window holds: its services alert nobody.</summary>
/// <param name="Window">Its id.</param>
/// <param name="Name">Its title.</param>
/// <param name="Since">From when on.</param>
/// <param name="Until">When it is meant to end.</param>
public sealed record MaintenanceStarted(Guid Window, string Name, DateTimeOffset Since, DateTimeOffset Until) : PlatformEvent
{
    public override EventHeader Header => new("maintenance.started", EventCategory.Server, EventSeverity.Info, "status", $"Maintenance has begun: {Name}")
    {
        Subject = $"maintenance:{Window}",
        Story = MaintenanceStory.Of(Window, Since),
        StoryPhase = StoryPhase.Start,
    };
}

namespace Nebula.Platform.Events.Kinds;

/// <summary>One of our processes began to work.</summary>
/// <param name="Process">Which: <c>nebula-functions</c>.</param>
/// <param name="Machine">Where.</param>
/// <param name="ProcessId">The operating system's number for it.</param>
public sealed record ProcessStarted(string Process, string Machine, int ProcessId) : PlatformEvent
{
    public override EventHeader Header => new("process.started", EventCategory.System, EventSeverity.Info, "host", $"{Process} started on {Machine}")
    {
        Subject = $"process:{Process}",
    };
}

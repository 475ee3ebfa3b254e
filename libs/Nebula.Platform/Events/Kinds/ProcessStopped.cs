namespace Nebula.Platform.Events.Kinds;

/// <summary>One of our processes was stopped; one that crashed does not say so.</summary>
/// <param name="Process">Which.</param>
/// <param name="Machine">Where.</param>
/// <param name="ProcessId">The operating system's number for it.</param>
public sealed record ProcessStopped(string Process, string Machine, int ProcessId) : PlatformEvent
{
    public override EventHeader Header => new("process.stopped", EventCategory.System, EventSeverity.Info, "host", $"{Process} stopped on {Machine}")
    {
        Subject = $"process:{Process}",
    };
}

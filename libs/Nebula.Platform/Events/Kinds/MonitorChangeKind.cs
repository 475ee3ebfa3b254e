namespace Nebula.Platform.Events.Kinds;

/// <summary>What was done with a monitor.</summary>
public enum MonitorChangeKind
{
    Created,
    Updated,
    Deleted,
    Paused,
    Resumed,
}

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>A monitor as the caller saw it: of another version it is refused.</summary>
public sealed record MonitorVersion
{
    public Guid? Id { get; init; }

    public int? Version { get; init; }
}

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Something pasted, or a monitor: exactly one of them.</summary>
public sealed record MonitorPreviewInput
{
    public string? Paste { get; init; }

    public MonitorInput? Monitor { get; init; }

    /// <summary>The saved monitor whose secret headers are sent where none are given; only to the address that they are for.</summary>
    public Guid? Id { get; init; }
}

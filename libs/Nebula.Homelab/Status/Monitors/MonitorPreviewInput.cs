namespace Nebula.Homelab.Status.Monitors;

/// <summary>Something pasted, or a monitor: exactly one of them.</summary>
public sealed record MonitorPreviewInput
{
    public string? Paste { get; init; }

    public MonitorInput? Monitor { get; init; }
}

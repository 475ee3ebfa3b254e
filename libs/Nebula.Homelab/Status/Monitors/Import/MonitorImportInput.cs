namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>An export of Uptime Kuma.</summary>
public sealed record MonitorImportInput
{
    /// <summary>The JSON of its backup, or of its list of monitors.</summary>
    public string? Text { get; init; }
}

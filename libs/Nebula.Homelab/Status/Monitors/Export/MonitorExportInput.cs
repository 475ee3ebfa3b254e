namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>What is to be exported.</summary>
public sealed record MonitorExportInput
{
    /// <summary>At most 1000; null for all that were made on the page.</summary>
    public IReadOnlyList<Guid>? Ids { get; init; }
}

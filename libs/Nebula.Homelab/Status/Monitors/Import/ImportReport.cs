namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>What became, or would become, of each monitor of an export, in its order.</summary>
public sealed record ImportReport(IReadOnlyList<ImportedMonitor> Items);

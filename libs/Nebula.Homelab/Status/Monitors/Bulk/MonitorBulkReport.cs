namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>What became of each, in the order in which they were named.</summary>
public sealed record MonitorBulkReport(IReadOnlyList<MonitorBulkResult> Items);

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>The next times a window would hold, three at most; one that would hold already comes first.</summary>
public sealed record MaintenancePreview(IReadOnlyList<MaintenanceOccurrence> Next);

using Nebula.Platform.Audit;

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>A valid change to many monitors: one of pause, deletion and patch.</summary>
internal sealed record BulkAct(IReadOnlyList<(Guid Id, int Version)> Monitors)
{
    public bool? Paused { get; init; }

    public bool Delete { get; init; }

    public MonitorPatch? Patch { get; init; }

    public string Action => (Delete, Paused) switch
    {
        (true, _) => AuditActions.MonitorDeleted,
        (_, true) => AuditActions.MonitorPaused,
        (_, false) => AuditActions.MonitorResumed,
        _ => AuditActions.MonitorUpdated,
    };
}

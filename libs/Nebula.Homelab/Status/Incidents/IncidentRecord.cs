using Nebula.Homelab.Status.Incidents.Stories;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>An incident as it is kept.</summary>
public sealed record IncidentRecord
{
    public required Guid Id { get; init; }

    /// <summary><c>node:id</c>, <c>service:key</c>, <c>network:kind</c> or <c>manual:id</c>; at most one open incident has it.</summary>
    public required string Root { get; init; }

    /// <summary>The monitors concerned, the root's own first.</summary>
    public required IReadOnlyList<Guid> MonitorIds { get; init; }

    public required string Title { get; init; }

    public required IncidentSeverity Severity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    public required IReadOnlyList<IncidentNote> Timeline { get; init; }

    /// <summary>Opened by hand: no check changes it.</summary>
    public bool Manual { get; init; }

    /// <summary>One opened by hand is shown to strangers; what they see of others hangs on the services concerned.</summary>
    public bool Public { get; init; }

    /// <summary>What people wrote, in the order of time.</summary>
    public IReadOnlyList<StoryNote> Notes { get; init; } = [];

    public PostMortem? PostMortem { get; init; }

    /// <summary>Whether the last that was noted of windows is that one holds.</summary>
    public bool IsUnderMaintenance() =>
        Timeline.LastOrDefault(note => note.Kind is IncidentEntryKind.MaintenanceBegan or IncidentEntryKind.MaintenanceEnded)
            is { Kind: IncidentEntryKind.MaintenanceBegan };

    public IncidentRecord Noting(DateTimeOffset at, IncidentEntryKind kind, string text, IReadOnlyList<Guid>? monitorIds = null) =>
        this with { Timeline = [.. Timeline, new IncidentNote(at, kind, text) { MonitorIds = monitorIds }] };
}

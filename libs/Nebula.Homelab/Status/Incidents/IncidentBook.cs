using Nebula.Platform.Events;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>Keeps the open incidents in line with the verdicts. Works in memory; who calls it holds the lock and saves what changed.</summary>
internal sealed class IncidentBook(IReadOnlyCollection<IncidentRecord> open)
{
    // A flapping service must not grow one row without end; what is cut are updates in the middle.
    private const int MaxTimeline = 100;

    private readonly Dictionary<string, IncidentRecord> _open = open.ToDictionary(incident => incident.Root, StringComparer.Ordinal);
    private readonly HashSet<Guid> _before = [.. open.Select(incident => incident.Id)];
    private readonly Dictionary<Guid, IncidentRecord> _changed = [];

    public IReadOnlyCollection<IncidentRecord> Changed => _changed.Values;

    /// <summary>What the changes are for those who hear of events.</summary>
    public IEnumerable<PlatformEvent> News => _changed.Values.SelectMany(incident => IncidentNews.Of(incident, _before.Contains(incident.Id)));

    public void Update(IReadOnlyList<IncidentSubject> subjects, DateTimeOffset at)
    {
        var byRoot = subjects.ToDictionary(subject => subject.Root, StringComparer.Ordinal);
        var affected = subjects.Where(subject => subject.Verdict.Root is not null && subject.MonitorId is not null)
            .ToLookup(subject => subject.Verdict.Root!, subject => subject.MonitorId!.Value, StringComparer.Ordinal);
        foreach (var incident in _open.Values.ToList())
        {
            Follow(incident, byRoot.GetValueOrDefault(incident.Root), [.. affected[incident.Root]], at);
        }

        foreach (var subject in subjects.Where(subject => subject.Verdict.State == ServiceState.Down && !_open.ContainsKey(subject.Root)))
        {
            Open(subject, [.. affected[subject.Root]], at);
        }
    }

    private void Open(IncidentSubject subject, List<Guid> affected, DateTimeOffset at)
    {
        if (subject.MonitorId is { } own)
        {
            affected.Remove(own);
            affected.Insert(0, own);
        }

        Keep(new IncidentRecord
        {
            Id = Guid.CreateVersion7(at),
            Root = subject.Root,
            MonitorIds = affected,
            Title = subject.Title,
            Severity = IncidentSeverity.Down,
            StartedAt = at,
            Reason = subject.Verdict.Reason,
            Evidence = subject.Verdict.Evidence,
            Timeline = [new IncidentNote(at, IncidentEntryKind.Opened, subject.Verdict.Reason)],
        });
    }

    private void Follow(IncidentRecord incident, IncidentSubject? subject, List<Guid> affected, DateTimeOffset at)
    {
        if (subject is not null && subject.Verdict.State != ServiceState.Maintenance && incident.IsUnderMaintenance())
        {
            var text = subject.Verdict.State == ServiceState.Down ? "Maintenance is over, and it is still down." : "Maintenance is over.";
            incident = incident.Noting(at, IncidentEntryKind.MaintenanceEnded, text);
            Keep(incident);
        }

        switch (subject?.Verdict)
        {
            case null:
                Resolve(incident, at, "No longer monitored.");
                break;
            case { State: ServiceState.Maintenance, Beneath: ServiceState.Up }:
                Resolve(incident, at, "Recovered during maintenance.");
                break;
            case { State: ServiceState.Maintenance } when !incident.IsUnderMaintenance():
                Keep(incident.Noting(at, IncidentEntryKind.MaintenanceBegan, $"Under maintenance: {subject.Verdict.Reason}"));
                break;
            case { State: ServiceState.Down } when incident.Severity == IncidentSeverity.Degraded:
                Keep((incident with { Severity = IncidentSeverity.Down })
                    .Noting(at, IncidentEntryKind.Updated, $"Down again: {subject.Verdict.Reason}"));
                break;
            case { State: ServiceState.Down }:
                Add(incident, affected, at);
                break;
            case { State: ServiceState.Up }:
                Resolve(incident, at, "Recovered.");
                break;
            case { State: ServiceState.Degraded } when incident.Severity == IncidentSeverity.Down:
                Keep((incident with { Severity = IncidentSeverity.Degraded })
                    .Noting(at, IncidentEntryKind.Updated, $"Answers again, but not well: {subject.Verdict.Reason}"));
                break;
            case { State: ServiceState.Asleep or ServiceState.Paused or ServiceState.NotConfigured }:
                Resolve(incident, at, subject.Verdict.Reason);
                break;
            case { State: ServiceState.Unknown, Root: not null }:
                Resolve(incident, at, $"Part of another incident: {subject.Verdict.Reason}");
                break;
            default:
                // Unknown and nobody to blame: nothing was learned, so nothing is said.
                break;
        }
    }

    private void Add(IncidentRecord incident, List<Guid> affected, DateTimeOffset at)
    {
        var more = affected.Except(incident.MonitorIds).ToList();
        if (more.Count > 0)
        {
            var text = more.Count == 1 ? "One more service cannot be seen." : $"{more.Count} more services cannot be seen.";
            Keep((incident with { MonitorIds = [.. incident.MonitorIds, .. more] }).Noting(at, IncidentEntryKind.Updated, text, more));
        }
    }

    private void Resolve(IncidentRecord incident, DateTimeOffset at, string text)
    {
        var end = at > incident.StartedAt ? at : incident.StartedAt;
        var resolved = (incident with { ResolvedAt = end }).Noting(end, IncidentEntryKind.Resolved, text);
        _open.Remove(incident.Root);
        _changed[incident.Id] = resolved;
    }

    private void Keep(IncidentRecord incident)
    {
        var kept = incident.Timeline.Count <= MaxTimeline
            ? incident
            : incident with { Timeline = [incident.Timeline[0], .. incident.Timeline.TakeLast(MaxTimeline - 1)] };
        _open[kept.Root] = kept;
        _changed[kept.Id] = kept;
    }
}

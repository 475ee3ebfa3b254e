using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Events;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Recording;

/// <summary>
/// One transaction's worth of work in memory: applies reports in the order of time, judges where that can change anything,
/// and collects what has to be saved and told.
/// </summary>
internal sealed class StatusLedger(
    IReadOnlyDictionary<int, TrackedService> services,
    IReadOnlyList<NodeFacts> nodes,
    IReadOnlyList<NetworkFacts> networks,
    IReadOnlyDictionary<string, FeedNode> nodeStates,
    IncidentBook incidents,
    MaintenanceCalendar maintenance)
{
    private readonly List<FeedChange> _changes = [];
    private readonly List<FeedResult> _results = [];
    private readonly Dictionary<string, FeedNode> _nodeStates = new(nodeStates, StringComparer.Ordinal);
    private readonly Dictionary<string, FeedNode> _changedNodes = new(StringComparer.Ordinal);

    public IReadOnlyList<FeedChange> Changes => _changes;

    public IReadOnlyCollection<FeedNode> ChangedNodes => _changedNodes.Values;

    public IEnumerable<TrackedService> Dirty => services.Values.Where(service => service.Dirty);

    public IReadOnlyCollection<MaintenanceWindow> Turned => maintenance.Changed;

    public IEnumerable<PlatformEvent> News => maintenance.News.Concat(incidents.News);

    public FeedBatch ToBatch(bool reload) => new()
    {
        Results = _results,
        Changes = _changes,
        Nodes = [.. _changedNodes.Values],
        Incidents = [.. incidents.Changed],
        // Followers read the windows anew.
        Reload = reload || Turned.Count > 0,
    };

    /// <summary>True when the result says something that other verdicts may hang on; a good result after a good one does not.</summary>
    public static bool NeedsJudging(TrackedService service, Observation seen) =>
        seen.State != ServiceState.Up
        || service.Own.State != ServiceState.Up
        || service.Own.LastState != ServiceState.Up
        || service.Shown.State is not (ServiceState.Up or ServiceState.Maintenance)
        || service.Own.SightLostAt(service.Facts.Timing, seen.At) is not null;

    public void Apply(CheckReport report, bool mustJudge)
    {
        var (service, seen) = (services[report.MonitorNo], report.Seen);
        if (mustJudge)
        {
            TakeTurns(seen.At);
        }

        if (service.Own.LastAt is not { } last || seen.At > last)
        {
            var judge = mustJudge || NeedsJudging(service, seen);
            NoteLostSight(service, seen.At);
            service.SetOwn(service.Own.After(seen, service.Facts.Timing));
            if (judge)
            {
                Judge(seen.At);
            }
            else if (service.Shown.State == ServiceState.Up)
            {
                service.Show(service.Shown with { Reason = service.Own.Reason, Evidence = service.Own.Evidence });
            }
        }

        _results.Add(new FeedResult
        {
            No = report.MonitorNo,
            At = seen.At,
            Found = seen.State,
            Ms = seen.ResponseTimeMs,
            State = service.Shown.State,
            Since = service.Shown.Since,
            Reason = service.Shown.Reason,
            Evidence = service.Shown.Evidence,
        });
    }

    /// <summary>Says of every service that nobody has looked at for too long that nothing is known of it.</summary>
    public void NoteLostSight(DateTimeOffset now)
    {
        foreach (var service in services.Values.Where(service => service.Facts.IsActive))
        {
            NoteLostSight(service, now);
        }
    }

    /// <summary>Judges at every beginning and end of a window that is due, at its own time, whenever it is noticed.</summary>
    public void TakeTurns(DateTimeOffset now)
    {
        while (maintenance.NextTurn(now) is { } moment)
        {
            NoteLostSight(moment);
            maintenance.Turn(now);
            Judge(moment);
        }
    }

    public void Judge(DateTimeOffset at)
    {
        foreach (var service in services.Values.Where(service => !service.Drill))
        {
            service.SetMaintenance(maintenance.Describe(service.Id, service.Tags, service.Facts.Node));
        }

        var facts = services.Values.Select(service => service.Facts).ToList();
        var picture = StatusJudge.Judge(nodes, facts, at, networks);
        foreach (var service in services.Values)
        {
            Show(service, picture.Services[service.Facts.No], at);
        }

        foreach (var node in nodes)
        {
            ShowNode(node.Id, picture.Nodes[node.Id], at);
        }

        foreach (var network in Enum.GetValues<NetworkKind>())
        {
            ShowNetwork(Verdict.RootOfNetwork(network), picture.Networks.GetValueOrDefault(network), at);
        }

        incidents.Update(
            [
                .. picture.Networks.Select(network => IncidentSubject.Of(FactsOf(network.Key), network.Value)),
                .. nodes.Select(node => IncidentSubject.Of(node, picture.Nodes[node.Id])),
                .. services.Values.Select(service => IncidentSubject.Of(service.Facts, service.Id, picture.Services[service.Facts.No])),
            ],
            at);
    }

    private void NoteLostSight(TrackedService service, DateTimeOffset now)
    {
        if (service.Own.SightLostAt(service.Facts.Timing, now) is not { } lost)
        {
            return;
        }

        service.SetOwn(service.Own.SightLost(lost));
        if (service.Shown.State is ServiceState.Up or ServiceState.Degraded or ServiceState.Down)
        {
            Show(service, new Verdict(ServiceState.Unknown, service.Own.Reason), lost);
        }
    }

    private NetworkFacts FactsOf(NetworkKind network) => networks.FirstOrDefault(known => known.Kind == network) ?? new NetworkFacts(network, null);

    // One that nothing says anything of any more is not what it was last found to be.
    private void ShowNetwork(string id, Verdict? verdict, DateTimeOffset at)
    {
        if (verdict is not null || _nodeStates.ContainsKey(id))
        {
            ShowNode(id, verdict ?? new Verdict(ServiceState.Unknown, "Nothing is looked at that would say whether it can be seen."), at);
        }
    }

    private void ShowNode(string id, Verdict verdict, DateTimeOffset at)
    {
        var before = _nodeStates.GetValueOrDefault(id);
        if (before is null || before.State != verdict.State || before.Reason != verdict.Reason)
        {
            var since = before?.State == verdict.State ? before.Since : at;
            _nodeStates[id] = _changedNodes[id] = new FeedNode(id, verdict.State, since, verdict.Reason);
        }
    }

    private void Show(TrackedService service, Verdict verdict, DateTimeOffset at)
    {
        // A report may be older than a pause; the history of one monitor must still run forward.
        var from = at > service.Shown.Since ? at : service.Shown.Since;
        if (service.Show(service.Shown.With(verdict, from)))
        {
            _changes.Add(new FeedChange
            {
                No = service.Facts.No,
                At = from,
                State = verdict.State,
                Reason = verdict.Reason,
                Evidence = verdict.Evidence,
            });
        }
    }
}

using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Events;

namespace Nebula.Homelab.Tests.Status.Recording;

/// <summary>Many services on a clock of their own, each checked at its own moments, recorded one result at a time as transactions would.</summary>
internal sealed class StatusWorld(IReadOnlyList<NodeFacts> nodes, IEnumerable<ServiceFacts> services)
{
    // After a failure that does not count yet, as CheckPlan does.
    private const int LookAgainSeconds = 5;

    private readonly Dictionary<int, TrackedService> _services = services.ToDictionary(
        service => service.No, service => new TrackedService(new Guid(service.No, 0, 0, new byte[8]), service, ShownState.New(MonitorRows.Start)));

    private readonly Dictionary<string, IncidentRecord> _open = new(StringComparer.Ordinal);
    private Dictionary<string, FeedNode> _nodeStates = new(StringComparer.Ordinal);

    public List<PlatformEvent> News { get; } = [];

    public List<FeedChange> Changes { get; } = [];

    public ServiceState StateOf(int no) => _services[no].Shown.State;

    /// <param name="seconds">How long.</param>
    /// <param name="phaseOf">When each is checked first; later at its interval.</param>
    /// <param name="see">What a check finds at a second.</param>
    public void Run(int seconds, Func<ServiceFacts, int> phaseOf, Func<ServiceFacts, int, Observation> see)
    {
        var due = new PriorityQueue<int, (int Second, int No)>();
        foreach (var service in _services.Values)
        {
            due.Enqueue(service.Facts.No, (phaseOf(service.Facts), service.Facts.No));
        }

        while (due.TryDequeue(out var no, out var at) && at.Second < seconds)
        {
            var service = _services[no];
            var seen = see(service.Facts, at.Second);
            Apply(new CheckReport(no, seen, Token: null));
            var timing = service.Facts.Timing;
            var again = service.Own.Streak > 0 && service.Own.Streak <= timing.Retries;
            var next = at.Second + timing.IntervalSeconds - ((at.Second - phaseOf(service.Facts)) % timing.IntervalSeconds);
            due.Enqueue(no, (again ? Math.Min(next, at.Second + LookAgainSeconds) : next, no));
        }
    }

    private void Apply(CheckReport report)
    {
        var ledger = new StatusLedger(_services, nodes, [], _nodeStates, new IncidentBook([.. _open.Values]), new MaintenanceCalendar([]));
        ledger.Apply(report, mustJudge: _services.Values.Any(service => service.Shown.Waiting));
        News.AddRange(ledger.News);
        Changes.AddRange(ledger.Changes);
        _nodeStates = _nodeStates.Values.Concat(ledger.ChangedNodes).GroupBy(node => node.Id).ToDictionary(same => same.Key, same => same.Last());
        foreach (var incident in ledger.ToBatch(reload: false).Incidents)
        {
            _open[incident.Root] = incident;
            if (incident.ResolvedAt is not null)
            {
                _open.Remove(incident.Root);
            }
        }
    }
}

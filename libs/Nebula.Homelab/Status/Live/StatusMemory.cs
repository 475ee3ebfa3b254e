using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Live;

/// <summary>The whole status in memory, kept current by the rows of the feed. Not safe for threads: its owner locks.</summary>
internal sealed class StatusMemory
{
    private readonly Dictionary<int, ServiceLine> _byNo;
    private readonly Dictionary<string, ServiceLine> _byKey;
    private readonly Dictionary<Guid, ServiceLine> _byId;
    private readonly Dictionary<string, FeedNode> _nodeStates;
    private readonly SortedDictionary<(DateTimeOffset StartedAt, Guid Id), IncidentRecord> _incidents = new(NewestFirst.Order);
    private readonly Dictionary<Guid, List<IncidentRecord>> _incidentsByMonitor = [];

    public StatusMemory(StatusBook book)
    {
        Position = book.Position;
        Services = book.Services;
        Nodes = book.Nodes;
        Networks = book.Networks;
        Maintenance = book.Maintenance;
        FormerNames = book.FormerNames;
        _byNo = book.Services.ToDictionary(line => line.Monitor.No);
        _byKey = book.Services.ToDictionary(line => line.Monitor.Key, StringComparer.Ordinal);
        _byId = book.Services.ToDictionary(line => line.Monitor.Id);
        _nodeStates = new Dictionary<string, FeedNode>(book.NodeStates, StringComparer.Ordinal);
        foreach (var incident in book.Incidents)
        {
            Put(incident);
        }

        PublicPages = book.PublicPages.ToDictionary(page => page.Slug, page => new PublicPageScope(page, this), StringComparer.Ordinal);
    }

    public long Position { get; private set; }

    public IReadOnlyList<ServiceLine> Services { get; }

    public IReadOnlyList<NodeFacts> Nodes { get; }

    public IReadOnlyList<NetworkFacts> Networks { get; }

    public IReadOnlyList<MaintenanceWindow> Maintenance { get; }

    /// <summary>Of monitors that are gone or have another name now.</summary>
    public IReadOnlyList<string> FormerNames { get; }

    /// <summary>What each published page shows, by its slug.</summary>
    public IReadOnlyDictionary<string, PublicPageScope> PublicPages { get; }

    public IReadOnlyDictionary<string, FeedNode> NodeStates => _nodeStates;

    /// <summary>Newest first.</summary>
    public IEnumerable<IncidentRecord> Incidents => _incidents.Values;

    public ServiceLine? FindByNo(int no) => _byNo.GetValueOrDefault(no);

    public ServiceLine? FindByKey(string key) => _byKey.GetValueOrDefault(key);

    public ServiceLine? FindById(Guid id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<IncidentRecord> IncidentsOf(Guid monitorId) => _incidentsByMonitor.GetValueOrDefault(monitorId) ?? [];

    public void Apply(FeedRow row)
    {
        foreach (var change in row.Batch.Changes)
        {
            FindByNo(change.No)?.Change(change);
        }

        foreach (var result in row.Batch.Results)
        {
            if (FindByNo(result.No) is { } line)
            {
                line.Add(result.At, result.Ms, result.Found);
                line.Show(new ShownState(result.State, result.Since, result.Reason, result.Evidence, Waiting: false));
            }
        }

        // A report shows the state right after itself; later ones of the same batch may have changed it again.
        foreach (var last in row.Batch.Changes.GroupBy(change => change.No).Select(changes => changes.Last()))
        {
            if (FindByNo(last.No) is { } line && line.Shown.State != last.State)
            {
                line.Show(new ShownState(last.State, last.At, last.Reason, last.Evidence, Waiting: false));
            }
        }

        foreach (var node in row.Batch.Nodes)
        {
            _nodeStates[node.Id] = node;
        }

        foreach (var incident in row.Batch.Incidents.Concat(row.Batch.Internal))
        {
            Put(incident);
        }

        Position = row.Position;
    }

    /// <summary>Lets go of what has left the longest window.</summary>
    public void Trim(DateTimeOffset now)
    {
        var before = now - StatusRetention.Intervals;
        foreach (var line in Services)
        {
            line.Timeline.TrimBefore(before);
        }

        foreach (var old in _incidents.Values.Where(incident => incident.ResolvedAt < before).ToList())
        {
            Remove(old);
        }
    }

    private void Put(IncidentRecord incident)
    {
        if (_incidents.TryGetValue((incident.StartedAt, incident.Id), out var before))
        {
            Remove(before);
        }

        _incidents[(incident.StartedAt, incident.Id)] = incident;
        foreach (var id in incident.MonitorIds)
        {
            if (!_incidentsByMonitor.TryGetValue(id, out var list))
            {
                _incidentsByMonitor[id] = list = [];
            }

            list.Add(incident);
            FindById(id)?.Written.Clear();
        }
    }

    private void Remove(IncidentRecord incident)
    {
        _incidents.Remove((incident.StartedAt, incident.Id));
        foreach (var id in incident.MonitorIds)
        {
            _incidentsByMonitor[id].RemoveAll(other => other.Id == incident.Id);
            FindById(id)?.Written.Clear();
        }
    }

    private sealed class NewestFirst : IComparer<(DateTimeOffset StartedAt, Guid Id)>
    {
        public static NewestFirst Order { get; } = new();

        public int Compare((DateTimeOffset StartedAt, Guid Id) x, (DateTimeOffset StartedAt, Guid Id) y) => y.CompareTo(x);
    }
}

using System.Text;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Live;

/// <summary>A status in memory without a database: each step is one row of the feed.</summary>
internal sealed class LiveRig
{
    private readonly List<FeedRow> _rows = [];
    private List<Monitor> _monitors = [];
    private long _position = 100;

    public LiveRig(params Monitor[] monitors)
    {
        Live = new StatusLive(Time);
        Load(monitors);
    }

    public FakeTimeProvider Time { get; } = new(MonitorRows.Start);

    public StatusLive Live { get; }

    public IReadOnlyList<NodeFacts> Nodes { get; set; } = [];

    /// <summary>As of the next load.</summary>
    public IReadOnlyList<PublicPage> Pages { get; set; } = [];

    public IReadOnlyList<MaintenanceWindow> Maintenance { get; set; } = [];

    public IReadOnlyList<string> FormerNames { get; set; } = [];

    public string LastEventId => Live.End.ToString();

    public static Monitor Service(int no, string key, bool isPublic) => MonitorRows.Page(key) with { Id = new Guid(no, 0, 0, new byte[8]), No = no, Public = isPublic };

    /// <summary>As after a change of definitions: other monitors, and the row that says so.</summary>
    public void Load(params Monitor[] monitors)
    {
        _monitors = [.. monitors];
        _rows.Add(new FeedRow(++_position, Time.GetUtcNow(), new FeedBatch { Reload = true }));
        Live.Load(Book());
    }

    public void Change(int no, ServiceState state, string reason = "Because.") =>
        Apply(new FeedBatch { Changes = [new FeedChange { No = no, At = Time.GetUtcNow(), State = state, Reason = reason }] });

    public void Tell(IncidentRecord incident) => Apply(new FeedBatch { Incidents = [incident] });

    public void Result(int no, string reason = "Because.") => Apply(new FeedBatch
    {
        Results =
        [
            new FeedResult { No = no, At = Time.GetUtcNow(), Found = ServiceState.Up, State = ServiceState.Up, Since = MonitorRows.Start, Reason = reason },
        ],
    });

    public void Apply(FeedBatch batch)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var row = new FeedRow(++_position, Time.GetUtcNow(), batch);
        _rows.Add(row);
        Live.Apply([row]);
    }

    public StatusSubscription Follow(StatusAudience audience, string? lastEventId = null) => Live.Subscribe(audience, "192.0.2.1", lastEventId)!;

    /// <summary>What waits for the viewer, as it goes over the wire.</summary>
    public static string Read(StatusSubscription viewer)
    {
        var text = new StringBuilder();
        while (viewer.Queue.Frames.TryRead(out var frame))
        {
            text.Append(Encoding.UTF8.GetString(frame));
        }

        return text.ToString();
    }

    private StatusBook Book() => new()
    {
        Position = _position,
        Services = [.. _monitors.Select(monitor => new ServiceLine(monitor, ShownState.New(MonitorRows.Start), new StateTimeline([])))],
        Nodes = Nodes,
        NodeStates = new Dictionary<string, FeedNode>(),
        Incidents = [],
        Maintenance = Maintenance,
        PublicPages = Pages,
        FormerNames = FormerNames,
        RecentAfter = 100,
        Recent = [.. _rows],
    };
}

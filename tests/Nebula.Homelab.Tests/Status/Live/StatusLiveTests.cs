using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class StatusLiveTests
{
    private readonly LiveRig _rig = new(LiveRig.Service(1, "shown", true), LiveRig.Service(2, "hidden", false));

    [Fact]
    public void Subscribe_AFewEventsBehind_IsSentThose()
    {
        var start = _rig.LastEventId;
        _rig.Result(1);
        _rig.Result(2);

        using var viewer = _rig.Follow(StatusAudience.Full, start);

        var text = LiveRig.Read(viewer);
        Assert.Equal(2, Count(text, "event: result"));
        Assert.DoesNotContain("event: map", text);
    }

    [Fact]
    public void Subscribe_FurtherBehindThanAViewerCanBeSent_StartsAfresh()
    {
        var start = _rig.LastEventId;
        for (var i = 0; i < 1200; i++)
        {
            _rig.Result(1);
        }

        using var viewer = _rig.Follow(StatusAudience.Full, start);

        Assert.False(viewer.Queue.TooSlow.IsCancellationRequested);
        var text = LiveRig.Read(viewer);
        Assert.StartsWith($"id: {_rig.LastEventId}\nevent: map\n", text);
        Assert.DoesNotContain("event: result", text);
    }

    [Fact]
    public void Subscribe_FromThePlaceNotReachedYet_StartsAfreshAndIsSentWhatFollows()
    {
        using var viewer = _rig.Follow(StatusAudience.Full, "99999999999-0");
        _rig.Result(1);

        var text = LiveRig.Read(viewer);
        Assert.Contains("event: map", text);
        Assert.Contains("event: result", text);
    }

    [Fact]
    public void Subscribe_ServiceMadePrivateSince_IsNotToldToStrangers()
    {
        var start = _rig.LastEventId;
        _rig.Result(1);
        _rig.Load(LiveRig.Service(1, "shown", false), LiveRig.Service(2, "hidden", false));

        using var stranger = _rig.Follow(StatusAudience.Public, start);
        using var reader = _rig.Follow(StatusAudience.Full, start);

        Assert.DoesNotContain("shown", LiveRig.Read(stranger));
        Assert.Contains("shown", LiveRig.Read(reader));
    }

    [Fact]
    public void Load_AfterAGapInTheFeed_LetsViewersStartAfresh()
    {
        var live = new StatusLive(_rig.Time);
        using var early = live.Subscribe(StatusAudience.Full, "192.0.2.1", "1-0")!;

        live.Load(new StatusBook
        {
            Position = 900,
            Services = [],
            Nodes = [],
            NodeStates = new Dictionary<string, Nebula.Homelab.Status.Recording.FeedNode>(),
            Incidents = [],
            RecentAfter = 400,
            Recent = [],
        });

        Assert.Contains("id: 900-999999\nevent: map", LiveRig.Read(early));
    }

    [Fact]
    public void Apply_OnlySomethingPrivateChanged_TellsStrangersNothing()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);
        using var reader = _rig.Follow(StatusAudience.Full, _rig.LastEventId);

        _rig.Change(2, ServiceState.Down);
        _rig.Load(LiveRig.Service(1, "shown", true), LiveRig.Service(2, "hidden", false), LiveRig.Service(3, "more", false));

        Assert.Equal("", LiveRig.Read(stranger));
        Assert.Equal(2, Count(LiveRig.Read(reader), "event: overall"));
    }

    [Fact]
    public void Apply_SomethingPublicChanged_TellsStrangers()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);

        _rig.Change(1, ServiceState.Down);
        _rig.Load(LiveRig.Service(1, "renamed", true), LiveRig.Service(2, "hidden", false));

        var text = LiveRig.Read(stranger);
        Assert.Contains("event: result", text);
        Assert.Contains("event: overall", text);
        Assert.Contains("event: map", text);
    }

    [Fact]
    public void Apply_IncidentReachesOneMorePrivateService_IsNoNewsForStrangers()
    {
        var monitors = _rig.Live;
        var shown = monitors.FindService(StatusAudience.Full, "shown")!.Monitor.Id;
        var hidden = monitors.FindService(StatusAudience.Full, "hidden")!.Monitor.Id;
        using var stranger = _rig.Follow(StatusAudience.Public, _rig.LastEventId);
        var incident = Incident(shown);
        var wider = (incident with { MonitorIds = [shown, hidden] })
            .Noting(_rig.Time.GetUtcNow(), IncidentEntryKind.Updated, "One more service cannot be seen.", [hidden]);

        _rig.Tell(incident);
        _rig.Tell(wider);

        Assert.Equal(1, Count(LiveRig.Read(stranger), "event: incident"));
        Assert.Single(Assert.Single(monitors.BuildIncidents(StatusAudience.Public, [wider])).Timeline);
        Assert.Equal(2, Assert.Single(monitors.BuildIncidents(StatusAudience.Full, [wider])).Timeline.Count);
    }

    [Fact]
    public void Map_Event_HoldsNothingOfTheMap()
    {
        using var stranger = _rig.Follow(StatusAudience.Public, "rubbish");

        Assert.Contains($"data: {{\"version\":\"{_rig.LastEventId}\"}}", LiveRig.Read(stranger));
    }

    private static IncidentRecord Incident(Guid monitor) => new()
    {
        Id = Guid.CreateVersion7(MonitorRows.Start),
        Root = "service:shown",
        MonitorIds = [monitor],
        Title = "shown is down",
        Severity = IncidentSeverity.Down,
        StartedAt = MonitorRows.Start,
        Reason = "Because.",
        Timeline = [new IncidentNote(MonitorRows.Start, IncidentEntryKind.Opened, "Because.")],
    };

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}

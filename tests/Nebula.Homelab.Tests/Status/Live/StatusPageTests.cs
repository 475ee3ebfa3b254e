using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class StatusPageTests
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Start);
    private readonly List<ServiceLine> _lines = [.. Enumerable.Range(1, 3).Select(Line)];
    private readonly StatusLive _live;

    public StatusPageTests()
    {
        _live = new StatusLive(_time);
        _live.Load(new StatusBook
        {
            Position = 10,
            Services = _lines,
            Nodes = [],
            NodeStates = new Dictionary<string, FeedNode>(),
            Incidents = [],
            RecentAfter = 10,
            Recent = [],
        });
    }

    [Theory]
    [InlineData(StatusAudience.Full)]
    [InlineData(StatusAudience.Public)]
    public void ReadPage_AnyAudience_IsWhatTheSerializerWrites(StatusAudience audience)
    {
        var page = _live.ReadPage(audience)!.ToArray();

        var view = JsonSerializer.Deserialize<StatusView>(page, NebulaJson.Options)!;
        Assert.Equal(audience == StatusAudience.Full ? 3 : 1, view.Services.Count);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(view, NebulaJson.Options), page);
    }

    [Fact]
    public void ReadPage_NothingReadYet_IsNone()
    {
        Assert.Null(new StatusLive(_time).ReadPage(StatusAudience.Full));
    }

    [Fact]
    public void ReadPage_TwiceAtOnce_IsTheSamePage()
    {
        Assert.Same(_live.ReadPage(StatusAudience.Full), _live.ReadPage(StatusAudience.Full));
    }

    [Fact]
    public void ReadPage_AfterAResult_ShowsItAndLeavesTheOthersAsTheyWere()
    {
        var before = Read();
        _time.Advance(TimeSpan.FromSeconds(1));

        _live.Apply([Row(11, new FeedBatch { Results = [Result(2, ServiceState.Down)] })]);
        var after = Read();

        Assert.Equal((ServiceState.Down, "11-999999"), (after.Services[1].State, after.LastEventId));
        Assert.Equal("2", after.Services[1].Sparkline.States);
        Assert.Equal(Json(before.Services[0]), Json(after.Services[0]));
    }

    [Fact]
    public void ReadPage_AfterAnIncident_HasItInItsDay()
    {
        Read();
        _time.Advance(TimeSpan.FromSeconds(1));
        var incident = new IncidentRecord
        {
            Id = Guid.CreateVersion7(Start),
            Root = "service:m1",
            MonitorIds = [_lines[0].Monitor.Id],
            Title = "m1 is down",
            Severity = IncidentSeverity.Down,
            StartedAt = Start,
            Reason = "gone",
            Timeline = [],
        };

        _live.Apply([Row(11, new FeedBatch { Incidents = [incident] })]);

        Assert.Equal([incident.Id], Read().Services[0].Days.Days[^1].Incidents);
    }

    [Fact]
    public void ReadPage_TimePassesWithoutAResult_MovesTheNextCheckAndTheDays()
    {
        var before = Read().Services[0];
        _time.Advance(TimeSpan.FromDays(1));

        var after = Read().Services[0];

        Assert.True(after.NextCheckAt > _time.GetUtcNow());
        Assert.Equal(before.Days.Last.AddDays(1), after.Days.Last);
        Assert.EndsWith("ut", after.Days.Marks, StringComparison.Ordinal);
    }

    [Fact]
    public void Subscribe_ViewerThatDoesNotRead_IsLetGoWhileTheOtherGetsAll()
    {
        using var reading = _live.Subscribe(StatusAudience.Full, "192.0.2.1", "10-999999")!;
        using var stuck = _live.Subscribe(StatusAudience.Full, "192.0.2.1", "10-999999")!;
        var got = 0;

        for (var position = 11; position < 1_500; position++)
        {
            _live.Apply([Row(position, new FeedBatch { Results = [Result(1, ServiceState.Up)] })]);
            while (reading.Queue.Frames.TryRead(out _))
            {
                got++;
            }
        }

        Assert.Equal(1_489, got);
        Assert.Equal((true, false), (stuck.Queue.TooSlow.IsCancellationRequested, reading.Queue.TooSlow.IsCancellationRequested));
    }

    private StatusView Read() => JsonSerializer.Deserialize<StatusView>(_live.ReadPage(StatusAudience.Full)!.ToArray(), NebulaJson.Options)!;

    private static string Json(ServiceStatus service) => JsonSerializer.Serialize(service, NebulaJson.Options);

    // The first of them is public, and all have been up for 100 days.
    private static ServiceLine Line(int no) => new(
        MonitorRows.Page($"m{no}") with { No = no, Name = $"Küche {no} <b>", Public = no == 1 },
        new ShownState(ServiceState.Up, Start.AddDays(-100), "answers", new Evidence { SeenFrom = "test", Detail = "“ok” · fine" }, Waiting: false),
        new StateTimeline([new StateChange(Start.AddDays(-100), ServiceState.Up)]));

    private static FeedRow Row(long position, FeedBatch batch) => new(position, Start, batch);

    private FeedResult Result(int no, ServiceState state) => new()
    {
        No = no,
        At = _time.GetUtcNow(),
        Found = state,
        State = state,
        Since = _time.GetUtcNow(),
        Reason = state.ToText(),
    };
}

using System.Text;
using System.Text.RegularExpressions;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events.Feed;

public sealed partial class EventStreamsTests : IAsyncLifetime
{
    private static readonly EventFilter All = new(Enum.GetValues<EventCategory>());

    private readonly TestDatabase _database = new();

    private EventRig _rig = null!;

    [Fact]
    public async Task Follow_FromLongAgoWhileEventsKeepComing_LosesAndDoublesNothing()
    {
        await _database.DataSource.TellAsync(1, 2500);
        await _rig.DispatchAsync();
        _rig.Live.Reset(2500);
        using var viewer = _rig.Streams.Join(All, "one").Value!;

        var reading = ReadAsync(viewer, 2900);
        var following = _rig.Streams.FollowAsync(viewer, 0, CancellationToken.None);
        for (var batch = 0; batch < 8; batch++)
        {
            await _database.DataSource.TellAsync(3000 + (batch * 50), 50);
            await _rig.DispatchAsync();
            await _rig.FollowAsync();
        }

        await following.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Enumerable.Range(1, 2900).Select(number => (long)number), await reading.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Follow_WithoutTheRight_IsToldNothingOfSecurity()
    {
        await _database.DataSource.TellAsync(new Rang(1, EventCategory.Security));
        await _database.DataSource.TellAsync(new Rang(2));
        await _rig.DispatchAsync();
        _rig.Live.Reset(2);
        using var viewer = _rig.Streams.Join(new EventFilter(Enum.GetValues<EventCategory>().Except([EventCategory.Security])), "one").Value!;
        await _rig.Streams.FollowAsync(viewer, 0, CancellationToken.None);
        await _database.DataSource.TellAsync(new Rang(3, EventCategory.Security));
        await _database.DataSource.TellAsync(new Rang(4));
        await _rig.DispatchAsync();
        await _rig.FollowAsync();

        var positions = await ReadAsync(viewer, 2);

        Assert.Equal([2, 4], positions);
    }

    [Fact]
    public async Task Follow_WithAFilter_IsToldThatAloneFromTheLogAndAsItHappens()
    {
        await _database.DataSource.TellAsync(1, 700);
        await _rig.DispatchAsync();
        _rig.Live.Reset(700);
        using var viewer = _rig.Streams.Join(All with { Subject = "bell:3" }, "one").Value!;
        await _rig.Streams.FollowAsync(viewer, 0, CancellationToken.None);
        await _database.DataSource.TellAsync(701, 50);
        await _rig.DispatchAsync();
        await _rig.FollowAsync();

        var positions = await ReadAsync(viewer, 75);

        Assert.Equal(Enumerable.Range(0, 75).Select(step => 3L + (10 * step)), positions);
        Assert.False(viewer.Queue.Frames.TryRead(out _));
    }

    [Fact]
    public async Task Follow_WithoutAPlace_BeginsWithTheNextEventAndIsGivenAPlace()
    {
        await _database.DataSource.TellAsync(1, 3);
        await _rig.DispatchAsync();
        _rig.Live.Reset(3);
        using var viewer = _rig.Streams.Join(All, "one").Value!;

        await _rig.Streams.FollowAsync(viewer, null, CancellationToken.None);

        Assert.True(viewer.Queue.Frames.TryRead(out var place));
        Assert.Equal("id: 3\n\n", Encoding.UTF8.GetString(place));
        Assert.False(viewer.Queue.Frames.TryRead(out _));
    }

    [Fact]
    public async Task Publish_ReaderThatDoesNotRead_IsLetGoAndTheOthersAreNot()
    {
        using var stuck = _rig.Streams.Join(All, "one").Value!;
        using var reading = _rig.Streams.Join(All, "two").Value!;
        await _rig.Streams.FollowAsync(stuck, null, CancellationToken.None);
        await _rig.Streams.FollowAsync(reading, null, CancellationToken.None);
        var read = ReadAsync(reading, 1200);

        for (var batch = 0; batch < 12; batch++)
        {
            await _database.DataSource.TellAsync(batch * 100, 100);
            await _rig.DispatchAsync();
            await _rig.FollowAsync();
        }

        Assert.Equal(1200, (await read.WaitAsync(TimeSpan.FromSeconds(30))).Count);
        Assert.True(stuck.Queue.TooSlow.IsCancellationRequested);
        Assert.False(reading.Queue.TooSlow.IsCancellationRequested);
    }

    [Fact]
    public void Join_TooManyOfOneAddress_IsRefusedUntilOneLeaves()
    {
        var viewers = Enumerable.Range(0, 100).Select(_ => _rig.Streams.Join(All, "one").Value!).ToList();

        var refused = _rig.Streams.Join(All, "one");
        var elsewhere = _rig.Streams.Join(All, "two");
        viewers[0].Dispose();
        var after = _rig.Streams.Join(All, "one");

        Assert.Equal("stream_full", refused.Error?.Code);
        Assert.True(elsewhere.IsSuccess && after.IsSuccess);
        viewers.ForEach(viewer => viewer.Dispose());
    }

    [Fact]
    public void Publish_ManyReaders_ShareTheBytes()
    {
        using var first = _rig.Live.Join(All, "one")!;
        using var second = _rig.Live.Join(All, "two")!;
        _rig.Live.TryAttach(first, 0);
        _rig.Live.TryAttach(second, 0);

        _rig.Live.Publish([new EventRow
        {
            Position = 1, Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), OccurredAt = DateTimeOffset.UnixEpoch, Category = "server", Type = "bell.rang", Severity = "info",
            Source = "tests", Title = "Bell", Data = "{}",
        }.ToFeed()]);

        first.Queue.Frames.TryRead(out var one);
        second.Queue.Frames.TryRead(out var other);
        Assert.NotNull(one);
        Assert.Same(one, other);
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _rig = new EventRig(_database, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _rig.Dispose();
        await _database.DisposeAsync();
    }

    private static async Task<List<long>> ReadAsync(EventSubscription viewer, int count)
    {
        var positions = new List<long>();
        while (positions.Count < count)
        {
            var frame = Encoding.UTF8.GetString(await viewer.Queue.Frames.ReadAsync());
            if (Event().Match(frame) is { Success: true } match)
            {
                positions.Add(long.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return positions;
    }

    [GeneratedRegex(@"^id: (\d+)\nevent: event\ndata: \{.*\}\n\n$")]
    private static partial Regex Event();
}

using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Events.Feed;

public sealed class EventStoreTests : IAsyncLifetime
{
    private static readonly EventCategory[] All = Enum.GetValues<EventCategory>();

    private const string FillSql =
        """
        insert into events (position, id, occurred_at, category, type, severity, source, title, subject, story, data)
        select n, gen_random_uuid(), now(), 'system', 'thing.happened', 'info', 'tests', 'Thing ' || n, 'thing:' || n, 'tale:' || n, '{}'
        from generate_series(1, 20000) n
        """;

    private readonly TestDatabase _database = new();

    private EventRig _rig = null!;

    public static TheoryData<string, string> Filters() => new()
    {
        { "none", "events_pkey" },
        { "before", "events_pkey" },
        { "category", "events_category" },
        { "severity", "events_severity" },
        { "type", "events_type" },
        { "source", "events_source" },
        { "subject", "events_subject" },
        { "story", "events_story" },
        { "text", "events_words" },
    };

    [Fact]
    public async Task ReadPage_PageByPageWhileEventsAreAdded_HasEachOnceInOrder()
    {
        await TellAsync(1, 25);
        var (back, forward) = (new List<long>(), new List<long>());
        for (long? before = null; back.Count < 25;)
        {
            var page = await _rig.Store.ReadPageAsync(Query() with { Before = before, Limit = 10 }, CancellationToken.None);
            back.AddRange(page.Items.Select(item => item.Position));
            before = page.Next ?? 0;
            await TellAsync(100, 1);
        }

        for (long? after = 0; after is not null;)
        {
            var page = await _rig.Store.ReadPageAsync(Query() with { After = after, Limit = 10 }, CancellationToken.None);
            forward.AddRange(page.Items.Select(item => item.Position));
            after = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(number => (long)number), back);
        Assert.Equal(Enumerable.Range(1, 28).Select(number => (long)number), forward);
    }

    [Theory]
    [InlineData("bell 7", 1)]
    [InlineData("BEL", 9)]
    [InlineData("rang & | ! ' bell:*", 9)]
    [InlineData("cell", 0)]
    public async Task ReadPage_Text_FindsBeginningsOfWords(string text, int expected)
    {
        await TellAsync(1, 9);

        var page = await _rig.Store.ReadPageAsync(Query() with { Text = text }, CancellationToken.None);

        Assert.Equal(expected, page.Items.Count);
    }

    [Fact]
    public async Task Find_EventOfSecurity_IsThereForWhoMaySeeIt()
    {
        var id = await _database.DataSource.TellAsync(new Rang(1, EventCategory.Security));
        await _rig.DispatchAsync();

        var allowed = await _rig.Store.FindAsync(id, All, CancellationToken.None);
        var hidden = await _rig.Store.FindAsync(id, [EventCategory.Server], CancellationToken.None);

        Assert.Equal((1, "tests"), (allowed.Value!.Read<Rang>().Number, allowed.Value.Actor));
        Assert.Equal("event_not_found", hidden.Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task ReadPage_EachFilter_HasAnIndex(string filter, string index)
    {
        var query = filter switch
        {
            "before" => Query() with { Before = 5 },
            "category" => Query() with { Categories = [EventCategory.Ai] },
            "severity" => Query() with { Severity = EventSeverity.Critical },
            "type" => Query() with { Type = "a.b" },
            "source" => Query() with { Source = "status" },
            "subject" => Query() with { Subject = "service:plex" },
            "story" => Query() with { Story = "incident:1" },
            "text" => Query() with { Text = "bell" },
            _ => Query(),
        };
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await FillAsync(connection);

        var plan = string.Join('\n', await connection.QueryAsync<string>("explain " + EventStore.PageSql(query), EventStore.PageValues(query)));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prune_OldEvents_GoAndTheFeedGoesOn()
    {
        await TellAsync(1, 5);
        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("update events set occurred_at = now() - interval '91 days' where position <= 3");
        }

        var retention = new EventRetention(_database.DataSource, Options.Create(new EventsOptions()), TimeProvider.System);
        var deleted = await retention.PruneAsync(CancellationToken.None);
        await TellAsync(6, 1);

        Assert.Equal(3, deleted);
        Assert.Equal([4, 5, 6], (await _database.DataSource.ReadLogAsync()).Select(entry => entry.Position));
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

    private static EventQuery Query() => new() { Categories = All };

    // What is asked for is rare, as it is in a log of a year.
    private static async Task FillAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(FillSql);
        await connection.ExecuteAsync("vacuum analyze events");
    }

    private async Task TellAsync(int first, int count)
    {
        await _database.DataSource.TellAsync(first, count);
        await _rig.DispatchAsync();
    }
}

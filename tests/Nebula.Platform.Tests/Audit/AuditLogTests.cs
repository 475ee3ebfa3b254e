using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Reading;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditLogTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private AuditKit _kit = null!;
    private AuditLog _log = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new AuditKit(_database, _folder);
        _log = new AuditLog(_database.DataSource, _kit.Time);
        await _kit.TellAsync(5);
        var refused = new AuditEntry(new Actor(PrincipalKind.Service, null, "100%_sure"), AuditActions.SecretsRotated, AuditOutcome.Refused) { Times = 3, Detail = "x: y" };
        await _kit.TellAsync(1, entry: refused);
        await _kit.TellAsync(1, entry: AuditKit.EntryOf(1) with { Action = AuditActions.MonitorDeleted, After = null });
        await _kit.MoveAsync();
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_PageByPage_IsAllNewestFirst()
    {
        var seen = new List<long>();
        long? before = null;
        do
        {
            var page = (await _log.ListAsync(new AuditQuery(), before, 3, CancellationToken.None)).Value!;
            seen.AddRange(page.Items.Select(item => item.Seq));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], seen);
    }

    public static TheoryData<AuditQuery, long[]> Queries() => new()
    {
        { new AuditQuery { Actor = "Nemo" }, [7, 5, 4, 3, 2, 1] },
        { new AuditQuery { Actor = "7" }, [7, 5, 4, 3, 2, 1] },
        { new AuditQuery { Action = AuditActions.MonitorDeleted }, [7] },
        { new AuditQuery { Target = "monitor:1" }, [7, 1] },
        { new AuditQuery { Outcome = AuditOutcome.Refused }, [6] },
        { new AuditQuery { From = At(3), To = At(5) }, [4, 3] },
        { new AuditQuery { Text = "PLEX 4" }, [4] },
        { new AuditQuery { Text = "100%_s" }, [6] },
        { new AuditQuery { Text = "%" }, [6] },
        { new AuditQuery { Text = "\\" }, [7, 5, 4, 3, 2, 1] },
        { new AuditQuery { Text = "ratio" }, [7, 5, 4, 3, 2, 1] },
        { new AuditQuery { Actor = "' or 1=1 --" }, [] },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task List_Filtered_IsWhatTheFilterSays(AuditQuery query, long[] expected)
    {
        var page = (await _log.ListAsync(query, null, 100, CancellationToken.None)).Value!;

        Assert.Equal(expected, page.Items.Select(item => item.Seq));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(-1)]
    public async Task List_LimitOutOfBounds_IsRefused(int limit) =>
        Assert.Equal("query_invalid", (await _log.ListAsync(new AuditQuery(), null, limit, CancellationToken.None)).Error?.Code);

    [Fact]
    public async Task List_Entry_HasWhatWasWritten()
    {
        var page = (await _log.ListAsync(new AuditQuery { Outcome = AuditOutcome.Refused }, null, 1, CancellationToken.None)).Value!;

        var item = Assert.Single(page.Items);
        Assert.Equal((3, "x: y", "service", "100%_sure"), (item.Times, item.Detail, item.Actor.Kind, item.Actor.Name));
        Assert.Equal(64, item.Hash.Length);
    }

    [Fact]
    public async Task List_TextFarBack_IsFoundByGoingOn()
    {
        await _kit.TamperAsync(
            "insert into audit_log (seq, id, occurred_at, actor_kind, actor_name, action, outcome, hash) select number, gen_random_uuid(), now(), 'service', 'nebula', 'x.y', 'done', '' from generate_series(8, 30000) number");

        var first = (await _log.ListAsync(new AuditQuery { Text = "plex 4" }, null, 10, CancellationToken.None)).Value!;
        var second = (await _log.ListAsync(new AuditQuery { Text = "plex 4" }, first.Next, 10, CancellationToken.None)).Value!;

        Assert.Empty(first.Items);
        Assert.Equal(4, Assert.Single(second.Items).Seq);
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("actor_name = 'somebody' or actor_id = 'somebody'", "audit_log_actor_name")]
    [InlineData("target = 'monitor:4'", "audit_log_target")]
    [InlineData("action = 'monitors.delete'", "audit_log_action")]
    [InlineData("outcome = 'failed'", "audit_log_outcome")]
    [InlineData("occurred_at >= '2020-01-01' and occurred_at < '2020-01-02'", "audit_log_occurred_at")]
    [InlineData("true", "audit_log_pkey")]
    public async Task List_LongLog_IsServedByAnIndex(string condition, string index)
    {
        await _kit.TamperAsync(
            "insert into audit_log (seq, id, occurred_at, actor_kind, actor_id, actor_name, action, outcome, target, hash) select number, gen_random_uuid(), now(), 'user', number % 50, number % 50, 'x.y', 'done', 'thing:' || number, '' from generate_series(8, 50000) number; analyze audit_log");
        await using var connection = await _database.DataSource.OpenConnectionAsync();

        var plan = string.Join('\n', await connection.QueryAsync<string>($"explain select * from audit_log where seq < 60000 and seq >= 0 and ({condition}) order by seq desc limit 51"));

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Filtered_IsOldestFirstAndAnEntryItself()
    {
        var items = new List<long>();
        await foreach (var item in _log.ExportAsync(new AuditQuery { Actor = "Nemo" }, Actor.Nebula, CancellationToken.None))
        {
            items.Add(item.Seq);
        }

        Assert.Equal([1, 2, 3, 4, 5, 7], items);
        var told = Assert.Single(await _kit.QueryAsync<string>("select after_value ->> 'actor' from audit_outbox where action = 'audit.export'"));
        Assert.Equal("Nemo", told);
    }

    [Fact]
    public async Task Export_MoreThanAChunk_IsAll()
    {
        await _kit.TamperAsync(
            "insert into audit_log (seq, id, occurred_at, actor_kind, actor_name, action, outcome, hash) select number, gen_random_uuid(), now(), 'service', 'nebula', 'x.y', 'done', '' from generate_series(8, 2500) number");

        var count = 0;
        await foreach (var item in _log.ExportAsync(new AuditQuery(), Actor.Nebula, CancellationToken.None))
        {
            count++;
        }

        Assert.Equal(2500, count);
    }

    // The kit's clock goes a second an entry.
    private static DateTimeOffset At(int seq) => new(2026, 11, 22, 12, 0, seq, TimeSpan.Zero);
}

using System.Net;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Database;
using Nebula.Runtime.Keys;
using Nebula.Runtime.Keys.Storage;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Runtime.Tests.Keys;

public sealed class PostgresKeyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string FillUnderTheLock = """
        INSERT INTO functions_runtime.function_keys (host_id, kind, function, name, sha256)
        SELECT $1, 'host', '', 'k' || n, sha256('x')
        FROM (SELECT pg_advisory_xact_lock(hashtextextended('functions_runtime.keys ' || $1, 0))) AS locked, generate_series(1, 100) AS n
        """;

    private readonly string _host = Guid.CreateVersion7().ToString("N");

    private string Storage => $"--FunctionsRuntime:Storage={DatabaseConnections.For(database.Options, DatabaseNames.HomelabJarvis).ConnectionString}";

    [Fact]
    public async Task Set_OneNameByManyAtOnce_MakesOneKeyAndTheLastValueHolds()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Store()).ToArray();

        var writes = await Task.WhenAll(stores.Select((store, number) => store.SetAsync(Key("ci", $"value-{number}"), CancellationToken.None)));
        var kept = Assert.Single(await Store().ReadAsync(CancellationToken.None));

        Assert.Single(writes, write => write.Outcome is KeyOutcome.Created);
        Assert.Equal(7, writes.Count(write => write.Outcome is KeyOutcome.Replaced));
        Assert.Contains(writes, write => write.Keys.Single().Hash.AsSpan().SequenceEqual(kept.Hash));
    }

    [Fact]
    public async Task Set_LetterCaseOfTheNameChanged_ReplacesTheKey()
    {
        var store = Store();
        await store.SetAsync(Key("ci", "old"), CancellationToken.None);

        var written = await store.SetAsync(Key("CI", "new"), CancellationToken.None);

        var key = Assert.Single(written.Keys);
        Assert.Equal((KeyOutcome.Replaced, "CI"), (written.Outcome, key.Name));
        Assert.Equal(KeyHash.Of("new"), key.Hash);
    }

    [Fact]
    public async Task Remove_OneKey_LeavesThoseOfOtherListsAndHosts()
    {
        var (store, otherHost) = (Store(), new PostgresKeyStore(database.DataSource, $"{_host}-other"));
        await otherHost.SetAsync(Key("ci", "x"), CancellationToken.None);
        await store.SetAsync(Key("ci", "x"), CancellationToken.None);
        await store.SetAsync(Key("ci", "x") with { Scope = KeyScope.System }, CancellationToken.None);
        await store.SetAsync(Key("ci", "x") with { Scope = KeyScope.Of("F") }, CancellationToken.None);

        var removed = await store.RemoveAsync(KeyScope.Host, "Ci", CancellationToken.None);
        var again = await store.RemoveAsync(KeyScope.Host, "ci", CancellationToken.None);

        Assert.Equal([KeyOutcome.Removed, KeyOutcome.Missing], [removed.Outcome, again.Outcome]);
        Assert.Equal([new(KeyKind.Function, "f"), KeyScope.System], removed.Keys.Select(key => key.Scope));
        Assert.Single(await otherHost.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Set_OnAFullList_RefusesNewNamesAndTakesKnownOnes()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Store()).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 99).Select(number => stores[0].SetAsync(Key($"k{number}", "x"), CancellationToken.None)));

        var writes = await Task.WhenAll(stores.Select((store, number) => store.SetAsync(Key($"late{number}", "x"), CancellationToken.None)));
        var known = await stores[0].SetAsync(Key("K7", "new"), CancellationToken.None);

        Assert.Single(writes, write => write.Outcome is KeyOutcome.Created);
        Assert.Equal(7, writes.Count(write => write.Outcome is KeyOutcome.Full));
        Assert.Equal(KeyOutcome.Replaced, known.Outcome);
        Assert.Equal(100, known.Keys.Count);
    }

    [Fact]
    public async Task Set_WhileAnotherProcessFillsTheList_WaitsAndIsRefused()
    {
        await Store().ReadAsync(CancellationToken.None);
        await using var other = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var fill = new NpgsqlCommand(FillUnderTheLock, other, transaction) { Parameters = { new() { Value = _host } } })
        {
            await fill.ExecuteNonQueryAsync();
        }

        var late = Store().SetAsync(Key("late", "x"), CancellationToken.None);
        await UntilItWaitsOrEndsAsync(late);
        await transaction.CommitAsync();

        Assert.Equal(KeyOutcome.Full, (await late).Outcome);
    }

    [Fact]
    public async Task Keys_AfterARestart_StillOpenWhatTheyOpened()
    {
        string host, own;
        await using (var before = await KeyedApp.StartAsync(args: Storage))
        {
            host = await before.CreateAsync("/admin/host/functionkeys/survivor");
            own = await before.CreateAsync("/admin/functions/Guarded/keys/survivor");
        }

        await using var after = await KeyedApp.StartAsync(args: Storage);
        HttpStatusCode[] statuses =
        [
            await after.StatusAsync("/api/guarded", header: host), await after.StatusAsync("/api/guarded", header: own),
            await after.StatusAsync("/api/elsewhere/1", header: host), await after.StatusAsync("/api/elsewhere/1", header: own),
        ];

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized], statuses);
        Assert.DoesNotContain(after.Logs.Lines, line => line.Contains("kept in memory", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_MadeAndEndedInOneProcess_HoldAndEndInTheOther()
    {
        var time = new FakeTimeProvider();
        await using var first = await KeyedApp.StartAsync(time: time, args: Storage);
        await using var second = await KeyedApp.StartAsync(time: time, args: Storage);
        var key = await first.CreateAsync("/admin/host/functionkeys/shared");

        var seen = await UntilAsync(second, time, key, HttpStatusCode.OK);
        using var deleted = await second.AdminAsync("DELETE", "/admin/host/functionkeys/shared");
        var here = await second.StatusAsync("/api/guarded", header: key);
        var ended = await UntilAsync(first, time, key, HttpStatusCode.Unauthorized);

        Assert.Equal([true, true], [seen, ended]);
        Assert.Equal(HttpStatusCode.Unauthorized, here);
    }

    [Fact]
    public async Task Table_HoldsNoValueOfAnyKey()
    {
        await using var app = await KeyedApp.StartAsync(args: Storage);
        var key = await app.CreateAsync("/admin/host/functionkeys/secret");

        await using var command = database.DataSource.CreateCommand(
            "SELECT string_agg(k::text || encode(sha256, 'escape'), ' ') FROM functions_runtime.function_keys k");
        var content = (string)(await command.ExecuteScalarAsync())!;

        Assert.Contains("secret", content, StringComparison.Ordinal);
        Assert.All([key, KeyedApp.Master], value => Assert.DoesNotContain(value, content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Storage_ThatNobodyServes_KeepsTheMasterKeyWorking()
    {
        await using var app = await KeyedApp.StartAsync(args: "--FunctionsRuntime:Storage=Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hidden-password");

        var function = await app.StatusAsync("/api/guarded", header: KeyedApp.Master);
        using var created = await app.AdminAsync("POST", "/admin/host/functionkeys/ci");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], [function, created.StatusCode]);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains("hidden-password", StringComparison.Ordinal));
    }

    private static StoredKey Key(string name, string value) => new(KeyScope.Host, name, KeyHash.Of(value));

    private static async Task<bool> UntilAsync(KeyedApp app, FakeTimeProvider time, string key, HttpStatusCode status)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!deadline.IsCancellationRequested)
        {
            time.Advance(KeyRefreshService.Interval);
            if (await app.StatusAsync("/api/guarded", header: key) == status)
            {
                return true;
            }
        }

        return false;
    }

    private async Task UntilItWaitsOrEndsAsync(Task<KeyWrite> change)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await using var waiting = database.DataSource.CreateCommand("""
            SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """);
        while (!change.IsCompleted && !(bool)(await waiting.ExecuteScalarAsync(deadline.Token))!)
        {
            await Task.Yield();
        }
    }

    private PostgresKeyStore Store() => new(database.DataSource, _host);
}

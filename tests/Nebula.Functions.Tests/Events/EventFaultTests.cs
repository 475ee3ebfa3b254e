using Dapper;
using Nebula.Platform.Database;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Functions.Tests.Events;

/// <summary>Whole processes and a server of its own, which are killed while events are told: each that was committed is in the log, once.</summary>
public sealed class EventFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly BreakablePostgres _postgres = new();
    private readonly FunctionsHost _first = new();
    private readonly FunctionsHost _second = new();
    private readonly HashSet<Guid> _committed = [];

    private NpgsqlDataSource _home = null!;
    private NpgsqlDataSource _bot = null!;

    [Fact]
    public async Task Outbox_ProcessKilledBetweenCommitAndDispatch_IsEmptiedByTheNext()
    {
        await _first.StopAsync();
        await TellAsync(_home, 1, 700);
        await TellAsync(_bot, 1001, 700);

        await _first.StartAsync();

        await AssertAllInTheLogAsync();
    }

    [Fact]
    public async Task Outbox_TwoProcessesOfWhichTheWorkingOneIsKilledUnderLoad_LosesAndDoublesNothing()
    {
        await JoinAsync();
        using var end = new CancellationTokenSource();
        var load = Task.WhenAll(LoadAsync(_home, end.Token), LoadAsync(_bot, end.Token));

        await UntilAsync(async () => (await ReadLogAsync()).Count > 200);
        await _first.StopAsync();
        var before = (await ReadLogAsync()).Count;
        await UntilAsync(async () => (await ReadLogAsync()).Count > before + 200);
        await end.CancelAsync();
        await load;

        await AssertAllInTheLogAsync();
    }

    [Fact]
    public async Task Outbox_WorkingProcessIsFrozen_IsEmptiedByTheOther()
    {
        await JoinAsync();
        await _first.SignalAsync("-STOP");

        await TellAsync(_home, 1, 100);
        await TellAsync(_bot, 1001, 100);

        await AssertAllInTheLogAsync();
        await _first.SignalAsync("-CONT");
    }

    [Fact]
    public async Task Outbox_PostgresKilledUnderLoad_LosesAndDoublesNothing()
    {
        using var end = new CancellationTokenSource();
        var load = Task.WhenAll(LoadAsync(_home, end.Token), LoadAsync(_bot, end.Token));
        await UntilAsync(async () => (await ReadLogAsync()).Count > 200);

        await _postgres.KillAsync();
        await _postgres.StartAsync();
        var before = await RecoveredCountAsync();
        await UntilAsync(async () => (await ReadLogAsync()).Count > before + 200);
        await end.CancelAsync();
        await load;

        await AssertAllInTheLogAsync();
    }

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        var options = new PostgresOptions { Connection = _postgres.ConnectionUri, PoolSize = 4 };
        _home = NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.HomelabJarvis));
        _bot = NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.DiscordBot));
        _first.Environment["NEBULA_POSTGRES"] = _postgres.ConnectionUri;
        _first.Environment["NEBULA_POSTGRES_PREFIX"] = null;
        await _first.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _second.StopAsync();
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _home.DisposeAsync();
        await _bot.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private async Task JoinAsync()
    {
        _second.Environment["NEBULA_POSTGRES"] = _postgres.ConnectionUri;
        _second.Environment["NEBULA_POSTGRES_PREFIX"] = null;
        await _second.InitializeAsync();
    }

    // What the server did not say it committed may be in the log or not; it is not counted on.
    private async Task LoadAsync(NpgsqlDataSource database, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await TellAsync(database, 1, 5);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task TellAsync(NpgsqlDataSource database, int first, int count)
    {
        var ids = await database.TellAsync(first, count);
        lock (_committed)
        {
            _committed.UnionWith(ids);
        }
    }

    private async Task AssertAllInTheLogAsync()
    {
        await UntilAsync(async () => await WaitingAsync(_home) + await WaitingAsync(_bot) == 0);
        var log = await ReadLogAsync();

        // One by one, without a gap and nothing twice: that the ids are unique is PostgreSQL's word.
        Assert.Equal(Enumerable.Range(1, log.Count).Select(position => (long)position), log.Select(entry => entry.Position));
        Assert.Empty(_committed.Except(log.Select(entry => entry.Id)));
    }

    private async Task<List<(long Position, Guid Id)>> ReadLogAsync()
    {
        await using var connection = await _home.OpenConnectionAsync();
        return (await connection.QueryAsync<(long, Guid)>("select position, id from events order by position")).AsList();
    }

    private async Task<int> RecoveredCountAsync()
    {
        var count = 0;
        await UntilAsync(async () =>
        {
            try
            {
                count = (await ReadLogAsync()).Count;
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
        return count;
    }

    private static async Task<int> WaitingAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>("select count(*)::int from event_outbox");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, "It did not happen in time.");
            await Task.Delay(50);
        }
    }
}

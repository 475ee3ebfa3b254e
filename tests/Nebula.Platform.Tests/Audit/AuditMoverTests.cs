using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Database;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditMoverTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private AuditKit _kit = null!;
    private NpgsqlDataSource _bot = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _bot = await _database.AddAsync(DatabaseNames.DiscordBot);
        _kit = new AuditKit(_database, _folder);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Move_BothDatabases_ChainsWithoutGapsAndEmptiesTheOutboxes()
    {
        await _kit.TellAsync(7);
        await _kit.TellAsync(4, _bot);

        var moved = new[] { await _kit.MoveAsync(limit: 3), await _kit.MoveAsync(_bot), await _kit.MoveAsync(limit: 3), await _kit.MoveAsync(limit: 3), await _kit.MoveAsync() };

        Assert.Equal([3, 4, 3, 1, 0], moved);
        Assert.Equal(Enumerable.Range(1, 11).Select(seq => (long)seq), await _kit.QueryAsync<long>("select seq from audit_log order by seq"));
        var verified = await _kit.VerifyAsync();
        Assert.True(verified.Intact, verified.Fault?.Detail);
        Assert.Equal(11, verified.Rows);
    }

    [Fact]
    public async Task Move_AfterACrashBetweenCopyAndDelete_DoublesNothing()
    {
        await _kit.TellAsync(3, _bot);
        await CopyOnlyAsync();
        await _kit.TellAsync(2, _bot);

        await _kit.MoveAsync(_bot);

        Assert.Equal(5, Assert.Single(await _kit.QueryAsync<long>("select count(*) from audit_log")));
        Assert.True((await _kit.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task Move_ManyWritersAndTwoMovers_GivesEachEntryOnePlace()
    {
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 8).Select(number => Task.Run(() => WriteAsync(number % 2 == 0 ? _database.DataSource : _bot, 50))).ToList();
        var movers = new[] { _database.DataSource, _database.DataSource, _bot, _bot }.Select(source => Task.Run(() => KeepMovingAsync(source, done.Token))).ToList();

        await Task.WhenAll(writers);
        await done.CancelAsync();
        await Task.WhenAll(movers);
        await _kit.MoveAsync();
        await _kit.MoveAsync(_bot);

        var verified = await _kit.VerifyAsync();
        Assert.True(verified.Intact, verified.Fault?.Detail);
        Assert.Equal(400, verified.Rows);
        Assert.Equal(400, Assert.Single(await _kit.QueryAsync<long>("select count(distinct id) from audit_log")));
    }

    [Fact]
    public async Task Move_SecretsThatTheProcessHasHeld_AreTakenOutBeforeTheHash()
    {
        _kit.Mask.Add("hunter22");
        _kit.Mask.Add("true");
        var entry = AuditKit.EntryOf(1) with { Detail = "said hunter22 aloud", After = new { note = "hunter22!", paused = true, number = 1.50m } };

        await _kit.TellAsync(1, entry: entry);
        await _kit.MoveAsync();

        Assert.Equal("said *** aloud", Assert.Single(await _kit.QueryAsync<string>("select detail from audit_log")));
        Assert.Equal("""{"note": "***!", "number": 1.50, "paused": "***"}""", Assert.Single(await _kit.QueryAsync<string>("select after_value::text from audit_log")));
        Assert.True((await _kit.VerifyAsync()).Intact);
    }

    [Theory]
    [InlineData("update audit_log set outcome = 'refused'")]
    [InlineData("delete from audit_log")]
    [InlineData("truncate audit_log")]
    public async Task Change_OfTheLog_IsRefusedByTheTable(string sql)
    {
        await _kit.TellAsync(1);
        await _kit.MoveAsync();

        await using var connection = await _database.DataSource.OpenConnectionAsync();

        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
    }

    private static async Task WriteAsync(NpgsqlDataSource source, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await using var connection = await source.OpenConnectionAsync();
            await AuditTrail.AppendAsync(connection, AuditKit.EntryOf(number), TimeProvider.System.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task KeepMovingAsync(NpgsqlDataSource source, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await _kit.MoveAsync(source, limit: 7);
        }
    }

    private async Task CopyOnlyAsync()
    {
        await using var other = await _bot.OpenConnectionAsync();
        await using var home = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await home.BeginTransactionAsync();
        await new AuditMover(_kit.Mask).MoveAsync(other, home, 10, CancellationToken.None);
        await transaction.CommitAsync();
    }
}

using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Events.Dispatch;

public sealed class OutboxTransferTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private NpgsqlDataSource _bot = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _bot = await _database.AddAsync(DatabaseNames.DiscordBot);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Move_MoreThanABatch_GivesPositionsInOrderWithoutGaps(bool fromOther)
    {
        var source = fromOther ? _bot : _database.DataSource;
        var told = await source.TellAsync(1, 7);

        var moved = new List<int>();
        for (var run = 0; run < 4; run++)
        {
            moved.Add(await MoveAsync(source, limit: 3));
        }

        Assert.Equal([3, 3, 1, 0], moved);
        Assert.Equal(told.Select((id, index) => (index + 1L, id)), await _database.DataSource.ReadLogAsync());
        Assert.Equal(0, await source.CountOutboxAsync());
    }

    [Fact]
    public async Task Move_AfterACrashBetweenCopyAndDelete_DoublesNothingAndLeavesNoGap()
    {
        var told = await _bot.TellAsync(1, 3);
        await CopyOnlyAsync();
        told.AddRange(await _bot.TellAsync(4, 2));

        var moved = await MoveAsync(_bot, limit: 100);

        Assert.Equal(5, moved);
        Assert.Equal(told.Select((id, index) => (index + 1L, id)), await _database.DataSource.ReadLogAsync());
        Assert.Equal(0, await _bot.CountOutboxAsync());
    }

    [Fact]
    public async Task Move_ThatIsRolledBack_TakesNoPosition()
    {
        var told = await _database.DataSource.TellAsync(1, 2);
        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        await using (await connection.BeginTransactionAsync())
        {
            await new EventMover().MoveAsync(connection, connection, 10, CancellationToken.None);
        }

        await MoveAsync(_database.DataSource, limit: 10);

        Assert.Equal(told.Select((id, index) => (index + 1L, id)), await _database.DataSource.ReadLogAsync());
    }

    [Fact]
    public async Task Move_FromTwoDatabasesAtOnce_GivesEachEventOnePlace()
    {
        var told = (await _database.DataSource.TellAsync(1, 300)).Concat(await _bot.TellAsync(1001, 300)).ToHashSet();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
        {
            for (var run = 0; run < 15; run++)
            {
                await MoveAsync(worker % 2 == 0 ? _database.DataSource : _bot, limit: 40);
            }
        }));

        var log = await _database.DataSource.ReadLogAsync();
        Assert.Equal(Enumerable.Range(1, 600).Select(position => (long)position), log.Select(entry => entry.Position));
        Assert.True(told.SetEquals(log.Select(entry => entry.Id)));
    }

    private Task<int> MoveAsync(NpgsqlDataSource source, int limit) =>
        new OutboxTransfer(_database.DataSource).MoveAsync(new OutboxSource("any", source), new EventMover(), limit, CancellationToken.None);

    private async Task CopyOnlyAsync()
    {
        await using var other = await _bot.OpenConnectionAsync();
        await using var home = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await home.BeginTransactionAsync();
        await new EventMover().MoveAsync(other, home, 100, CancellationToken.None);
        await transaction.CommitAsync();
    }
}

using Dapper;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Tests.Events;

/// <summary>What tests put into outboxes and read from the log.</summary>
internal static class EventSql
{
    public static async Task<Guid> TellAsync(this NpgsqlDataSource database, PlatformEvent happened)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await EventOutbox.AppendAsync(connection, happened, "tests", TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }

    public static async Task<List<Guid>> TellAsync(this NpgsqlDataSource database, int first, int count)
    {
        var ids = new List<Guid>();
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var number = first; number < first + count; number++)
        {
            ids.Add(await EventOutbox.AppendAsync(connection, new Rang(number), null, TimeProvider.System.GetUtcNow(), CancellationToken.None));
        }

        await transaction.CommitAsync();
        return ids;
    }

    /// <summary>The log in its order.</summary>
    public static async Task<List<(long Position, Guid Id)>> ReadLogAsync(this NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return (await connection.QueryAsync<(long, Guid)>("select position, id from events order by position")).AsList();
    }

    public static async Task<int> CountOutboxAsync(this NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>("select count(*)::int from event_outbox");
    }
}

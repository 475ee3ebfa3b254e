using Nebula.Platform.Events;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Functions.Tests.Events;

/// <summary>Commits events as a feature would.</summary>
internal static class EventTelling
{
    public static async Task<Guid> TellAsync(this TestDatabase database, PlatformEvent happened)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await EventOutbox.AppendAsync(connection, happened, null, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    }

    public static Task TellAsync(this TestDatabase database, int first, int count) => database.DataSource.TellAsync(first, count);

    /// <summary>In one transaction.</summary>
    public static async Task<List<Guid>> TellAsync(this NpgsqlDataSource database, int first, int count)
    {
        var ids = new List<Guid>();
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var number = first; number < first + count; number++)
        {
            ids.Add(await EventOutbox.AppendAsync(connection, new Told(number), null, TimeProvider.System.GetUtcNow(), CancellationToken.None));
        }

        await transaction.CommitAsync();
        return ids;
    }
}

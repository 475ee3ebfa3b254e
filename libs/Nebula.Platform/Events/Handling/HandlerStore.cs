using Dapper;
using Npgsql;

namespace Nebula.Platform.Events.Handling;

/// <summary>How far each handler has come, and what it failed at.</summary>
internal sealed class HandlerStore(NpgsqlDataSource database)
{
    // A handler that is new begins with what happens next.
    private const string OpenSql =
        """
        insert into event_handlers (name, position) select @name, position from event_feed on conflict (name) do nothing;
        select position from event_handlers where name = @name
        """;

    private const string AdvanceSql = "update event_handlers set position = @to where name = @name and position = @from";

    private const string FailedSql =
        """
        insert into event_retries (handler, position, attempts, next_at, error, failed_at, dead_at)
        values (@handler, @position, @attempts, @nextAt, @error, @failedAt, @deadAt)
        on conflict (handler, position) do update
        set attempts = excluded.attempts, next_at = excluded.next_at, error = excluded.error,
            failed_at = excluded.failed_at, dead_at = excluded.dead_at
        """;

    private const string DueSql =
        $"""
        select r.attempts, e.position, {EventRow.Columns}
        from event_retries r
        join events e on e.position = r.position
        where r.handler = @name and r.next_at <= @now
        order by r.next_at
        limit @limit
        """;

    private const string DoneSql = "delete from event_retries where handler = @name and position = @position";

    private const int MaxError = 2000;

    public async Task<long> OpenAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<long>(new CommandDefinition(OpenSql, new { name }, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that everything up to a position was told, and what failed at it.</summary>
    /// <exception cref="InvalidOperationException">Somebody else has moved the handler meanwhile.</exception>
    public async Task AdvanceAsync(string name, long from, long to, HandlerFailure? failure, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (failure is not null)
        {
            await SaveAsync(connection, failure, cancellationToken);
        }

        if (await connection.ExecuteAsync(new CommandDefinition(AdvanceSql, new { name, from, to }, cancellationToken: cancellationToken)) != 1)
        {
            throw new InvalidOperationException($"The handler {name} is no longer at {from}: another process works for it.");
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<List<DueRetry>> ReadDueAsync(string name, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var command = new CommandDefinition(DueSql, new { name, now, limit }, cancellationToken: cancellationToken);
        return [.. await connection.QueryAsync<int, EventRow, DueRetry>(command, (attempts, row) => new DueRetry(row.ToFeed(), attempts), splitOn: "position")];
    }

    public async Task FailAsync(HandlerFailure failure, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await SaveAsync(connection, failure, cancellationToken);
    }

    public async Task DoneAsync(string name, long position, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(DoneSql, new { name, position }, cancellationToken: cancellationToken));
    }

    private static Task SaveAsync(NpgsqlConnection connection, HandlerFailure failure, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            FailedSql,
            failure with { Error = failure.Error.Length <= MaxError ? failure.Error : failure.Error[..MaxError] },
            cancellationToken: cancellationToken));
}

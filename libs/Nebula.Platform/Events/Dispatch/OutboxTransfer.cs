using Dapper;
using Npgsql;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>
/// Moves one batch. Within homelab_jarvis that is one transaction. From another database it is two, the copy first: whatever ends the
/// process between them leaves rows in both places, which the next run finds in the log and only deletes.
/// </summary>
internal sealed class OutboxTransfer(NpgsqlDataSource home)
{
    // A process that is frozen in the middle would hold what gives rows their places; PostgreSQL takes it away.
    private const string LimitSql = "set local idle_in_transaction_session_timeout = '10s'";

    public async Task<int> MoveAsync(OutboxSource source, IOutboxMover mover, int limit, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(source.DataSource, home))
        {
            await using var only = await home.OpenConnectionAsync(cancellationToken);
            if (await IsEmptyAsync(only, mover.Outbox, cancellationToken))
            {
                return 0;
            }

            await using var whole = await only.BeginTransactionAsync(cancellationToken);
            await only.ExecuteAsync(new CommandDefinition(LimitSql, cancellationToken: cancellationToken));
            var moved = await mover.MoveAsync(only, only, limit, cancellationToken);
            await DeleteAsync(only, mover.Outbox, moved, cancellationToken);
            await whole.CommitAsync(cancellationToken);
            return moved.Count;
        }

        await using var other = await source.DataSource.OpenConnectionAsync(cancellationToken);
        if (await IsEmptyAsync(other, mover.Outbox, cancellationToken))
        {
            return 0;
        }

        await using var connection = await home.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(LimitSql, cancellationToken: cancellationToken));
        var copied = await mover.MoveAsync(other, connection, limit, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await DeleteAsync(other, mover.Outbox, copied, cancellationToken);
        return copied.Count;
    }

    private static Task<bool> IsEmptyAsync(NpgsqlConnection connection, string outbox, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(new CommandDefinition($"select not exists (select from {outbox})", cancellationToken: cancellationToken));

    private static Task DeleteAsync(NpgsqlConnection connection, string outbox, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.CompletedTask
            : connection.ExecuteAsync(new CommandDefinition($"delete from {outbox} where id = any(@Ids)", new { Ids = ids.ToArray() }, cancellationToken: cancellationToken));
}

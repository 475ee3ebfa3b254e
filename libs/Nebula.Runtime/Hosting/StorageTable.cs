using Npgsql;

namespace Nebula.Runtime.Hosting;

/// <summary>A table of the host in schema <c>functions_runtime</c>, made when it is first needed.</summary>
/// <param name="database">Where it is.</param>
/// <param name="create">The statement that makes it, unless it is there.</param>
internal sealed class StorageTable(NpgsqlDataSource database, string create)
{
    // One process at a time: CREATE … IF NOT EXISTS fails when two meet in it.
    private const string Schema = """
        SELECT pg_advisory_xact_lock(hashtextextended('functions_runtime', 0));
        CREATE SCHEMA IF NOT EXISTS functions_runtime;

        """;

    private volatile bool _isThere;

    /// <summary>Whether this process has seen it.</summary>
    public bool IsThere => _isThere;

    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isThere)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand(Schema + create, connection, transaction))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        _isThere = true;
    }
}

using System.Data;
using Dapper;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Backups;

/// <summary>One database as of one moment: a repeatable-read transaction, its tables locked against being altered or dropped.</summary>
internal sealed class DatabaseSnapshot : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;

    private DatabaseSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, BackedUpDatabase database)
    {
        (Connection, _transaction, Database) = (connection, transaction, database);
    }

    public NpgsqlConnection Connection { get; }

    public BackedUpDatabase Database { get; }

    public static async Task<DatabaseSnapshot> TakeAsync(PostgresOptions options, string database, CancellationToken cancellationToken)
    {
        var connection = await CopySession.OpenAsync(options, database, cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition("set transaction read only", cancellationToken: cancellationToken));

            // The first query takes the snapshot, as in pg_dump; writers are not held up by this kind of lock.
            var tables = await DatabaseCatalog.TablesAsync(connection, cancellationToken);
            if (tables.Count > 0)
            {
                var names = string.Join(", ", tables.Select(table => table.Sql));
                await connection.ExecuteAsync(new CommandDefinition($"lock table {names} in access share mode", cancellationToken: cancellationToken));
            }

            var migrations = await DatabaseCatalog.MigrationsAsync(connection, tables, cancellationToken);
            var sequences = await DatabaseCatalog.OwnSequencesAsync(connection, cancellationToken);
            return new DatabaseSnapshot(connection, transaction, new BackedUpDatabase(database, migrations, tables, sequences));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}

using Dapper;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>A connection to none of our databases, for making, renaming and dropping them.</summary>
internal static class MaintenanceSession
{
    // "nebu" in ASCII; behind it the hash of the prefix, so that installations that share a server do not wait for each other.
    private const string Lock = "select pg_advisory_lock(x'6e656275'::int, hashtext(@prefix))::text";

    // Whoever has just ended holds it for the moment that its backend takes to go.
    private const string WaitBriefly = "set lock_timeout = '1s'";
    private const string WaitAsEver = "set lock_timeout = 0";

    public static async Task<NpgsqlConnection> OpenAsync(PostgresOptions postgres, CancellationToken cancellationToken)
    {
        var builder = DatabaseConnections.Maintenance(postgres);
        if (DatabaseNames.All.Any(database => builder.Database == postgres.NameOf(database)))
        {
            builder.Database = "postgres";
        }

        builder.CommandTimeout = 0;
        builder.ApplicationName = "nebula-restore";
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Holds the lock until the connection ends, however that happens.</summary>
    /// <exception cref="BackupRefusal">Another restore holds it.</exception>
    public static async Task<NpgsqlConnection> OpenAloneAsync(PostgresOptions postgres, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(postgres, cancellationToken);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(WaitBriefly, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(Lock, new { prefix = postgres.DatabasePrefix ?? "" }, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(WaitAsEver, cancellationToken: cancellationToken));
            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            if (exception is not PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
            {
                throw;
            }
        }

        throw new BackupRefusal(Error.Conflict("restore_running", "Another restore is at work on these databases; look again when it is done."));
    }

    public static async Task<IReadOnlyList<string>> ExistingAsync(NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "select datname::text from pg_database where datname = any(@names) order by 1", new { names = names.ToArray() }, cancellationToken: cancellationToken))).AsList();

    public static async Task DropAsync(NpgsqlConnection connection, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await connection.ExecuteAsync(new CommandDefinition($"drop database if exists {SqlName.Quote(name)} with (force)", cancellationToken: cancellationToken));
        }
    }
}

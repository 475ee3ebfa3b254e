using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>
/// Makes the three databases and brings them up to date: forward only, each script in a transaction of its own,
/// one process at a time.
/// </summary>
public sealed class Migrator(IOptions<PostgresOptions> options, IEnumerable<MigrationSource> sources)
{
    // Any number, as long as nobody else on the server uses it for an advisory lock: "nebula" in ASCII.
    private const long LockKey = 0x6E6562756C61;

    /// <returns>What was applied now; empty when everything was up to date.</returns>
    /// <exception cref="MigrationException">A database or script failed; the message says which. Scripts before it stay applied.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public async Task<IReadOnlyList<AppliedMigration>> MigrateAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            throw new MigrationException("NEBULA_POSTGRES is not set: there is no server to migrate.");
        }

        await using var connection = new NpgsqlConnection(DatabaseConnections.Maintenance(options.Value).ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await LockAsync(connection, cancellationToken);
        foreach (var database in DatabaseNames.All)
        {
            await CreateAsync(connection, options.Value.NameOf(database), cancellationToken);
        }

        // DbUp is synchronous. The lock ends with the connection.
        return await Task.Run(() => sources.SelectMany(source => Apply(source, cancellationToken)).ToList(), cancellationToken);
    }

    /// <summary>Scripts that the code brings and the database has not had: what <see cref="MigrateAsync"/> would apply.</summary>
    public Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellationToken) => Task.Run(
        () => (IReadOnlyList<string>)[.. sources.SelectMany(source => Engine(source).GetScriptsToExecute().Select(script => $"{source.Library}/{script.Name}"))],
        cancellationToken);

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string sql = "SELECT pg_advisory_lock($1)";
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LockKey } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string database, CancellationToken cancellationToken)
    {
        const string exists = "SELECT 1 FROM pg_database WHERE datname = $1";
        await using var look = new NpgsqlCommand(exists, connection) { Parameters = { new() { Value = database } } };
        if (await look.ExecuteScalarAsync(cancellationToken) is not null)
        {
            return;
        }

        try
        {
            // The name is ours: a constant behind a prefix that was validated.
            await using var create = new NpgsqlCommand($"CREATE DATABASE \"{database}\" ENCODING 'UTF8' TEMPLATE template0", connection) { CommandTimeout = 60 };
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Another process, locking on another maintenance database, was faster.
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException($"The user may not create the database {database}: create it, owned by this user, or grant CREATEDB.", exception);
        }
    }

    private IEnumerable<AppliedMigration> Apply(MigrationSource source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var result = Engine(source).PerformUpgrade();
        return result.Successful
            ? result.Scripts.Select(script => new AppliedMigration(source.Database, source.Library, script.Name))
            : throw new MigrationException(
                $"Migration {source.Library}/{result.ErrorScript?.Name ?? "?"} of {source.Database} failed and was rolled back: {result.Error.Message}",
                result.Error);
    }

    private UpgradeEngine Engine(MigrationSource source)
    {
        var connection = DatabaseConnections.For(options.Value, source.Database);
        connection.Pooling = false;
        return DeployChanges.To.PostgresqlDatabase(connection.ConnectionString)
            .WithScripts(source.Scripts().Select(script => new SqlScript(script.Name, script.Sql)))
            .JournalToPostgresqlTable("public", $"schema_journal_{source.Library}")
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromMinutes(10))
            .LogToNowhere()
            .Build();
    }
}

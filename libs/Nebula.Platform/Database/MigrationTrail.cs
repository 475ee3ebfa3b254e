using Nebula.Platform.Audit;
using Npgsql;

namespace Nebula.Platform.Database;

/// <summary>Says in the audit log that databases were migrated. After the fact: the tables of the log may be what a migration has made.</summary>
public static class MigrationTrail
{
    public static async Task AppendAsync(
        PostgresOptions postgres, IReadOnlyList<AppliedMigration> applied, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (applied.Count == 0)
        {
            return;
        }

        var builder = DatabaseConnections.For(postgres, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var entry = new AuditEntry(actor, AuditActions.DatabasesMigrated, AuditOutcome.Done)
        {
            Detail = $"{applied.Count} migration(s) applied.",
            After = applied.GroupBy(migration => migration.Database).ToDictionary(group => group.Key, group => group.Select(migration => $"{migration.Library}/{migration.Script}")),
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
    }
}

using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Backups;

/// <summary>Leaves the event and the audit entry of a backup, which are a change of nothing else.</summary>
internal static class BackupNews
{
    public static async Task TellAsync(PostgresOptions postgres, PlatformEvent happened, AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var builder = DatabaseConnections.For(postgres, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await EventOutbox.AppendAsync(connection, happened, entry.Actor.Name, now, cancellationToken);
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

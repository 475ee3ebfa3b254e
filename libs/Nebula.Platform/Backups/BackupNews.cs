using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Backups;

/// <summary>Leaves the audit entry of what was done to backups and whole databases, which no transaction spans, and the event where there is one.</summary>
internal static class BackupNews
{
    public static async Task TellAsync(PostgresOptions postgres, PlatformEvent? happened, AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var builder = DatabaseConnections.For(postgres, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (happened is not null)
        {
            await EventOutbox.AppendAsync(connection, happened, entry.Actor.Name, now, cancellationToken);
        }

        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

using Dapper;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>
/// Settles in the restored databases what was under way when the backup was made: it is long over, and must neither be done again
/// nor open a door that has been shut since.
/// </summary>
/// <param name="present">The databases as they are now.</param>
/// <param name="restoring">Those that will take their place, migrated to this build.</param>
internal sealed class RestoredPast(PostgresOptions present, PostgresOptions restoring)
{
    // A scheduled backup holds the run that made it. Messages and calls of then have been sent since, or nobody waits for them any more.
    private const string EndSql =
        """
        delete from public.backup_runs where state in ('waiting', 'running');
        delete from public.oidc_attempts;
        update public.notification_deliveries set state = 'not_sent', reason = 'restored', finished_at = @now where state = 'waiting';
        update public.automation_run_steps set state = 'skipped' where state in ('waiting', 'running');
        update public.automation_runs set state = 'stopped', reason = 'Nebula was restored from a backup.', finished_at = @now, next_at = null where state = 'running';
        """;

    private const string KeysSql = "delete from public.api_keys where not (token_hash = any(@alive))";

    public async Task SettleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alive = await AliveKeysAsync(cancellationToken);
        await using var connection = await CopySession.OpenAsync(restoring, DatabaseNames.HomelabJarvis, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(EndSql, new { now }, cancellationToken: cancellationToken));
        if (alive is not null)
        {
            await connection.ExecuteAsync(new CommandDefinition(KeysSql, new { alive }, cancellationToken: cancellationToken));
        }
    }

    // What was revoked since the backup stays revoked. Null on a machine without a state of its own: there all keys come back.
    private async Task<byte[][]?> AliveKeysAsync(CancellationToken cancellationToken)
    {
        await using (var server = await MaintenanceSession.OpenAsync(present, cancellationToken))
        {
            if ((await MaintenanceSession.ExistingAsync(server, [present.NameOf(DatabaseNames.HomelabJarvis)], cancellationToken)).Count == 0)
            {
                return null;
            }
        }

        await using var connection = await CopySession.OpenAsync(present, DatabaseNames.HomelabJarvis, cancellationToken);
        return await HasKeysAsync(connection, cancellationToken)
            ? [.. await connection.QueryAsync<byte[]>(new CommandDefinition("select token_hash from public.api_keys", cancellationToken: cancellationToken))]
            : null;
    }

    // A state that never had users has revoked nothing.
    private static async Task<bool> HasKeysAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass('public.api_keys') is not null and to_regclass('public.users') is not null", cancellationToken: cancellationToken))
        && await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select exists (select from public.users)", cancellationToken: cancellationToken));
}

using System.Data;
using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>
/// Brings a backup back: reads all of it, fills fresh databases, compares them with it, and only then swaps them in. Until that
/// moment, which is one transaction, the present databases are not touched.
/// </summary>
/// <param name="postgres">The server.</param>
/// <param name="secrets">Where this installation keeps its keys.</param>
/// <param name="sources">The migrations of this build.</param>
/// <param name="time">The clock.</param>
public sealed class BackupRestore(PostgresOptions postgres, SecretsOptions secrets, IReadOnlyList<MigrationSource> sources, TimeProvider time)
{
    private const string RestoringSuffix = "_restoring";

    // Whoever was signed in then is not now, a setup link of then must not make an owner, an invitation may have been withdrawn and a link
    // of a message used since.
    private static readonly string[] NotBroughtBack = ["sessions", "sign_in_challenges", "oidc_attempts", "setup_tokens", "invites", "notification_links"];

    private readonly PostgresOptions _restoring = postgres.WithSuffix(RestoringSuffix);

    private IEnumerable<string> RestoringNames => DatabaseNames.All.Select(_restoring.NameOf);

    public async Task<Result<RestoreOutcome>> RestoreAsync(RestoreOrder order, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = BackupFile.Open(order.Path);
            var reader = new BackupReader(order.KeyFile is null ? secrets : new SecretsOptions { KeyFile = order.KeyFile }, time);
            var backup = await reader.ReadAsync(file, order.Passphrase, new BackupVisitor(), cancellationToken);
            var versions = BackupVersions.Of(backup.Manifest, sources);
            var keys = await RestoredKeys.FindAsync(secrets, backup, order, time, cancellationToken);

            await using var alone = await MaintenanceSession.OpenAloneAsync(postgres, cancellationToken);
            var suffix = KeptStates.SuffixAt(time.GetUtcNow());
            var swap = new DatabaseSwap(postgres, _restoring, suffix);
            await swap.RequirePossibleAsync(alone, order.Disconnect, cancellationToken);
            try
            {
                // What a restore left that was killed.
                await MaintenanceSession.DropAsync(alone, RestoringNames, cancellationToken);
                await new Migrator(Options.Create(_restoring), versions).MigrateAsync(cancellationToken);
                await LoadAsync(reader, file, order, cancellationToken);
                await CompareAsync(backup, cancellationToken);
                var applied = await FinishAsync(backup, order, cancellationToken);
                await keys.KeepAsync(secrets, time, cancellationToken);
                await AcceptForkAsync(suffix, cancellationToken);
                return new RestoreOutcome(backup.Contents, await swap.RunAsync(alone, order.Disconnect, cancellationToken), applied, keys.Opens);
            }
            catch
            {
                await SweepAsync();
                throw;
            }
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    private async Task LoadAsync(BackupReader reader, FileStream file, RestoreOrder order, CancellationToken cancellationToken)
    {
        await using var load = new LoadingVisitor(_restoring);
        await reader.ReadAsync(file, order.Passphrase, load, cancellationToken);
        await load.CompleteAsync(cancellationToken);
    }

    private async Task CompareAsync(ReadBackup backup, CancellationToken cancellationToken)
    {
        foreach (var database in backup.Manifest.Databases)
        {
            await using var connection = await CopySession.OpenAsync(_restoring, database.Name, cancellationToken);
            foreach (var table in database.Tables)
            {
                var wanted = backup.Sums.Single(sum => sum.Table == new TableStart(database.Name, table.Schema, table.Name)).Sum;
                var loaded = await CopySession.ReadAsync(connection, table, _ => Task.CompletedTask, cancellationToken);
                if (loaded != wanted)
                {
                    throw new BackupRefusal(Error.Unavailable(
                        "restore_differs", $"{table.Sql} of {database.Name} came back with {loaded.Rows} rows, not the {wanted.Rows} of the backup. Nothing was changed."));
                }
            }
        }
    }

    private async Task<int> FinishAsync(ReadBackup backup, RestoreOrder order, CancellationToken cancellationToken)
    {
        foreach (var database in backup.Manifest.Databases)
        {
            await using var connection = await CopySession.OpenAsync(_restoring, database.Name, cancellationToken);
            foreach (var table in database.Tables.Where(table => table.Schema == "public" && NotBroughtBack.Contains(table.Name)))
            {
                await connection.ExecuteAsync(new CommandDefinition($"delete from {table.Sql}", cancellationToken: cancellationToken));
            }
        }

        var applied = await new Migrator(Options.Create(_restoring), sources).MigrateAsync(cancellationToken);
        await new RestoredPast(postgres, _restoring).SettleAsync(time.GetUtcNow(), cancellationToken);
        var header = backup.Contents.Header;
        var restored = new BackupRestored(header.Id, header.CreatedAt, backup.Contents.Rows);
        var entry = new AuditEntry(order.Actor, AuditActions.BackupRestored, AuditOutcome.Done) { Target = $"backup:{header.Id}", After = restored };
        await BackupNews.TellAsync(_restoring, restored, entry, time.GetUtcNow(), cancellationToken);
        foreach (var database in DatabaseNames.All)
        {
            // The planner knows nothing of rows that came by COPY.
            await using var connection = await CopySession.OpenAsync(_restoring, database, cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition("analyze", commandType: CommandType.Text, cancellationToken: cancellationToken));
        }

        return applied.Count;
    }

    // Before the swap, so that a data folder that cannot be written stops the restore; the notes of before stay beside in any case.
    private async Task AcceptForkAsync(string suffix, CancellationToken cancellationToken)
    {
        await using var restored = await CopySession.OpenAsync(_restoring, DatabaseNames.HomelabJarvis, cancellationToken);
        await AuditFork.AcceptAsync(secrets, restored, suffix, cancellationToken);
    }

    // On a connection of its own: the other may be what failed. What it cannot drop, the next restore does.
    private async Task SweepAsync()
    {
        try
        {
            await using var connection = await MaintenanceSession.OpenAsync(postgres, CancellationToken.None);
            await MaintenanceSession.DropAsync(connection, RestoringNames, CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The server is gone; the failure that led here says so.
        }
    }
}

using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Tells how it stands with backups, and takes orders for one; another process may be the one that makes it.</summary>
public sealed class BackupDesk(
    NpgsqlDataSource database, IOptionsMonitor<BackupOptions> options, IOptions<SecretsOptions> secrets, TimeProvider time)
{
    public async Task<BackupOverview> LookAsync(CancellationToken cancellationToken)
    {
        var wanted = options.CurrentValue;
        var (now, folder) = (time.GetUtcNow(), BackupFolder.PathOf(wanted, secrets.Value));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var kept = await BackupRunStore.KeptAsync(connection, cancellationToken);
        var last = await BackupRunStore.LastAsync(connection, cancellationToken);
        BackupDue? due = null;
        if (BackupSchedule.TryParse(wanted.Schedule, out var schedule) && schedule is not null)
        {
            // Before the timer has taken note of a new schedule, it counts from now on.
            var since = await BackupRunStore.ReadSinceAsync(connection, wanted.Schedule, cancellationToken) ?? now;
            due = BackupDue.Of(schedule, since, last, kept.FirstOrDefault()?.StartedAt, now);
        }

        return new BackupOverview
        {
            Schedule = schedule is null ? null : wanted.Schedule,
            Next = due?.At,
            OverdueSince = due?.Overdue,
            Folder = folder,
            Obstacle = ObstacleOf(wanted, folder),
            FreeBytes = folder is null ? null : BackupFolder.FreeBytes(folder),
            OpensWith = string.IsNullOrEmpty(wanted.Passphrase) ? BackupSeal.KeyFile : BackupSeal.Passphrase,
            WithKeys = wanted.WithKeys,
            Keep = new BackupKeep(wanted.KeepDaily, wanted.KeepWeekly, wanted.KeepMonthly),
            Current = await BackupRunStore.OpenAsync(connection, cancellationToken),
            Last = last,
            Files = [.. kept.Select(View)],
            LastMadeAt = await BackupRunStore.LastTellingAsync(connection, cancellationToken),
        };
    }

    /// <summary>Has a backup made within seconds; its end is told by an event and by <see cref="LookAsync"/>.</summary>
    public async Task<Result<BackupRun>> RequestAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (BackupFolder.PathOf(options.CurrentValue, secrets.Value) is null)
        {
            return Error.Conflict("backup_folder_not_configured", "No folder for backups is set: set NEBULA_BACKUP_FOLDER.");
        }

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await BackupRunStore.InsertAsync(connection, id, BackupOrigin.Request, actor.Name, now, cancellationToken))
        {
            return Error.Conflict("backup_running", "A backup is being made already; wait for its end.");
        }

        var run = (await BackupRunStore.OpenAsync(connection, cancellationToken))!;
        var entry = new AuditEntry(actor, AuditActions.BackupRequested, AuditOutcome.Done) { Target = $"backup-run:{id}", After = run };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    private string? ObstacleOf(BackupOptions wanted, string? folder) => folder switch
    {
        null => "No folder for backups is set: set NEBULA_BACKUP_FOLDER.",
        _ when wanted.Folder is { Length: > 0 } && !Directory.Exists(folder) => $"There is no folder {folder}: is its disk mounted?",
        _ when string.IsNullOrEmpty(wanted.Passphrase) && secrets.Value.Path is null =>
            "Nothing could open it: set NEBULA_BACKUP_PASSPHRASE, or a place for the keys of secrets.",
        _ => null,
    };

    private static BackupFileView View(BackupRun run) => new(
        run.Id, run.File!, run.Bytes!.Value, run.Rows!.Value, run.EndedAt!.Value, run.OpensWith!, run.HasKeys == true, BackupFolder.IsThere(run));
}

using System.Data;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Makes the backup that is due or was asked for, in one process at a time, and lets go of those that are too many.</summary>
public sealed partial class BackupRunner
{
    // Any number, as long as nobody else on the server uses it for an advisory lock: "backup" in ASCII.
    private const long LockKey = 0x6261636B7570;

    private readonly NpgsqlDataSource _database;
    private readonly IOptionsMonitor<BackupOptions> _options;
    private readonly IOptions<PostgresOptions> _postgres;
    private readonly IOptions<SecretsOptions> _secrets;
    private readonly SecretKeyFile _keys;
    private readonly TimeProvider _time;
    private readonly ILogger<BackupRunner> _logger;

    internal BackupRunner(
        NpgsqlDataSource database,
        IOptionsMonitor<BackupOptions> options,
        IOptions<PostgresOptions> postgres,
        IOptions<SecretsOptions> secrets,
        SecretKeyFile keys,
        TimeProvider time,
        ILogger<BackupRunner> logger)
    {
        (_database, _options, _postgres, _secrets) = (database, options, postgres, secrets);
        (_keys, _time, _logger) = (keys, time, logger);
    }

    /// <returns>Whether a backup was made.</returns>
    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        if (!await connection.QuerySingleAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@LockKey)", new { LockKey }, cancellationToken: cancellationToken)))
        {
            return false;
        }

        try
        {
            return await RunAloneAsync(connection, cancellationToken);
        }
        finally
        {
            // The pool would keep the connection, and with it the lock; one that broke has lost it.
            if (connection.State is ConnectionState.Open)
            {
                await connection.ExecuteAsync("select pg_advisory_unlock(@LockKey)", new { LockKey });
            }
        }
    }

    private async Task<bool> RunAloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var keep = await BackupKeepStore.NoteAsync(connection, _options.CurrentValue, _time.GetUtcNow(), cancellationToken);
        var open = await BackupRunStore.OpenAsync(connection, cancellationToken);
        if (open is { State: BackupRunState.Running })
        {
            // Whoever has the lock is the only one who may run it: the process that did is gone.
            await FailAsync(connection, open, Error.Unavailable("backup_interrupted", "the process that made it ended."), cancellationToken);
            Sweep(open.File!);
            open = null;
        }

        var run = open ?? await DueAsync(connection, cancellationToken);
        return run is not null && await MakeAsync(connection, run, keep, cancellationToken);
    }

    // A disk that has become read-only or was taken away is no reason to make no backup elsewhere.
    private void Sweep(string file)
    {
        try
        {
            BackupFolder.SweepPartials(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotSwept(exception, file);
        }
    }

    private async Task<BackupRun?> DueAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var options = _options.CurrentValue;
        if (!BackupSchedule.TryParse(options.Schedule, out var schedule) || schedule is null)
        {
            return null;
        }

        var now = _time.GetUtcNow();
        var since = await BackupRunStore.SinceAsync(connection, options.Schedule, now, cancellationToken);
        var last = await BackupRunStore.LastAsync(connection, cancellationToken);
        var made = (await BackupRunStore.KeptAsync(connection, cancellationToken)).FirstOrDefault()?.StartedAt;
        var due = BackupDue.Of(schedule, since, last, made, now);
        if (due.Overdue is { } overdue)
        {
            await TellOverdueAsync(connection, overdue, made, now, cancellationToken);
        }

        return due.At <= now && await BackupRunStore.InsertAsync(connection, Guid.CreateVersion7(now), BackupOrigin.Schedule, Actor.Nebula.Name, now, cancellationToken)
            ? await BackupRunStore.OpenAsync(connection, cancellationToken)
            : null;
    }

    private static async Task TellOverdueAsync(
        NpgsqlConnection connection, DateTimeOffset due, DateTimeOffset? last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await BackupRunStore.ToldOverdueAsync(connection, due, cancellationToken))
        {
            await EventOutbox.AppendAsync(connection, new BackupOverdue(due, last), null, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> MakeAsync(NpgsqlConnection connection, BackupRun run, BackupKeep keep, CancellationToken cancellationToken)
    {
        var options = _options.CurrentValue;
        var folder = BackupFolder.Ready(options, _secrets.Value);
        if (!folder.IsSuccess)
        {
            await FailAsync(connection, run, folder.Error, cancellationToken);
            return false;
        }

        var file = BackupFolder.FileIn(folder.Value, run.Id, _time.GetUtcNow());
        await BackupRunStore.BeginAsync(connection, run.Id, file, _time.GetUtcNow(), cancellationToken);
        var passphrase = string.IsNullOrEmpty(options.Passphrase) ? null : options.Passphrase;
        var order = new BackupOrder(file, passphrase, options.WithKeys, Replace: false, Actor.Nebula);
        var written = await WriteAsync(connection, run, order, cancellationToken);
        if (!written.IsSuccess)
        {
            await FailAsync(connection, run, written.Error, cancellationToken);
            return false;
        }

        var made = run with
        {
            EndedAt = _time.GetUtcNow(),
            File = file,
            BackupId = written.Value.Header.Id,
            Bytes = written.Value.Bytes,
            Rows = written.Value.Rows,
            OpensWith = written.Value.Header.Seal.Kind,
            HasKeys = written.Value.Header.HasKeys,
        };
        if (!BackupFolder.IsThere(made))
        {
            await FailAsync(connection, run, Error.Unavailable("backup_not_there", $"{file} was written and is not there."), cancellationToken);
            return false;
        }

        // Over a connection of its own: the one with the lock was idle as long as the backup took, and may have been ended.
        await using (var fresh = await _database.OpenConnectionAsync(cancellationToken))
        {
            await BackupRunStore.MadeAsync(fresh, made, cancellationToken);
        }

        // Not after one that somebody asked for: who may do that may not thereby remove others.
        if (run.Origin == BackupOrigin.Schedule)
        {
            await PruneAsync(connection, keep, cancellationToken);
        }

        return true;
    }

    private async Task<Result<BackupContents>> WriteAsync(NpgsqlConnection connection, BackupRun run, BackupOrder order, CancellationToken cancellationToken)
    {
        try
        {
            if (order.Passphrase is null)
            {
                // Makes the key file on an installation that has had no secret yet; it opens the backup.
                await _keys.ReadAsync(cancellationToken);
            }

            return await new BackupWriter(_postgres.Value, _secrets.Value, _time).WriteAsync(order, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await FailAsync(connection, run, Error.Unavailable("backup_interrupted", "Nebula was stopped."), CancellationToken.None);
            throw;
        }
        catch (Exception exception) when (BackupFailure.Of(exception) is { } error)
        {
            return error;
        }
    }

    private async Task PruneAsync(NpgsqlConnection connection, BackupKeep keep, CancellationToken cancellationToken)
    {
        var kept = await BackupRunStore.KeptAsync(connection, cancellationToken);

        // What is not there (its disk may be away) counts for nothing and is not touched.
        foreach (var run in BackupRetention.Superfluous([.. kept.Where(BackupFolder.IsThere)], keep))
        {
            try
            {
                if (!await BackupFolder.RemoveAsync(run, cancellationToken))
                {
                    LogForeign(run.File!);
                    continue;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(run.File!, exception.Message);
                continue;
            }

            var now = _time.GetUtcNow();
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await BackupRunStore.RemovedAsync(connection, run.Id, now, cancellationToken);
            var entry = new AuditEntry(Actor.Nebula, AuditActions.BackupRemoved, AuditOutcome.Done)
            {
                Target = $"backup:{run.BackupId}",
                TargetName = Path.GetFileName(run.File),
                Before = run,
            };
            await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    // A disk that stays full would tell it every hour: once is told, until one was made again.
    private async Task FailAsync(NpgsqlConnection connection, BackupRun run, Error error, CancellationToken cancellationToken)
    {
        LogFailed(error.Code, error.Detail);
        var now = _time.GetUtcNow();
        var before = await BackupRunStore.LastAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await BackupRunStore.FailedAsync(connection, run.Id, error.Code, error.Detail, now, cancellationToken);
        if (run.Origin == BackupOrigin.Request || before is not { State: BackupRunState.Failed } || before.ErrorCode != error.Code)
        {
            await EventOutbox.AppendAsync(connection, new BackupFailed(run.Id, error.Code, error.Detail), Actor.Nebula.Name, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "No backup was made ({Code}): {Detail}")]
    private partial void LogFailed(string code, string detail);

    [LoggerMessage(LogLevel.Warning, "{File} is not the backup that was written there, and stays")]
    private partial void LogForeign(string file);

    [LoggerMessage(LogLevel.Warning, "{File} is too old and could not be removed: {Reason}")]
    private partial void LogNotRemoved(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "What an interrupted backup left beside {File} cannot be removed")]
    private partial void LogNotSwept(Exception exception, string file);
}

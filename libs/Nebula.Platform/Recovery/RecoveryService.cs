using System.Globalization;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Recovery;

/// <summary>Makes the one file that an owner keeps: the keys of stored secrets under a passphrase, and what to type when something is lost.</summary>
public sealed class RecoveryService
{
    private const string ReadSql = "select made_at as MadeAt, made_by as MadeBy, key_id as KeyId from recovery_file";

    private const string SaveSql =
        """
        insert into recovery_file (made_at, made_by, key_id) values (@now, @by, @key)
        on conflict (only_row) do update set made_at = excluded.made_at, made_by = excluded.made_by, key_id = excluded.key_id
        """;

    // Each takes 128 MiB for a second.
    private readonly SemaphoreSlim _one = new(1, 1);

    private readonly NpgsqlDataSource _database;
    private readonly SecretKeyFile _keys;
    private readonly TimeProvider _time;

    internal RecoveryService(NpgsqlDataSource database, SecretKeyFile keys, TimeProvider time) => (_database, _keys, _time) = (database, keys, time);

    public async Task<RecoveryState> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<(DateTimeOffset MadeAt, string MadeBy, string KeyId)?>(
            new CommandDefinition(ReadSql, cancellationToken: cancellationToken));
        if (row is not { } made)
        {
            return new RecoveryState(null, null, false);
        }

        var ring = await _keys.ReadAsync(cancellationToken);
        return new RecoveryState(made.MadeAt, made.MadeBy, ring.Value?.CurrentId == made.KeyId);
    }

    /// <param name="passphrase">Seals it, and is kept nowhere.</param>
    /// <param name="actor">The owner.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<RecoveryFile>> MakeAsync(string passphrase, Actor actor, CancellationToken cancellationToken)
    {
        if (passphrase.Length is < BackupKeys.MinPassphrase or > BackupKeys.MaxPassphrase)
        {
            var message = $"A passphrase has {BackupKeys.MinPassphrase} to {BackupKeys.MaxPassphrase} characters; a few words are best.";
            return Error.Invalid("passphrase_short", message, new FieldError("passphrase", message));
        }

        var ring = await _keys.ReadAsync(cancellationToken);
        if (!ring.IsSuccess)
        {
            return ring.Error;
        }

        string envelope;
        await _one.WaitAsync(cancellationToken);
        try
        {
            envelope = await Task.Run(() => RecoveryEnvelope.Seal(SecretKeyFormat.Write(ring.Value), passphrase), cancellationToken);
        }
        finally
        {
            _one.Release();
        }

        var now = _time.GetUtcNow();
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, new { now, by = actor.Name, key = ring.Value.CurrentId }, cancellationToken: cancellationToken));
        var entry = new AuditEntry(actor, AuditActions.RecoveryFileMade, AuditOutcome.Done) { Target = "recovery-file", TargetName = "Recovery file" };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var name = $"nebula-recovery-{now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.txt";
        return new RecoveryFile(name, RecoveryText.Write(envelope, Environment.MachineName, _keys.Path, actor.Name, now));
    }
}

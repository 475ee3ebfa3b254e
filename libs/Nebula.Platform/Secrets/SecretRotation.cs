using System.Data;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Secrets;

/// <summary>
/// Gives the installation a new key and seals every value with it, while everything goes on: readers know both keys, and a value
/// that is written meanwhile is not written over. The new key and the wish are in the file before the first value is sealed with it, and
/// an old key leaves it when no value names it, so a process can die anywhere in between and <see cref="FinishAsync"/> goes on.
/// </summary>
public sealed class SecretRotation
{
    // Any number, as long as nobody else on the server uses it for an advisory lock: "rotate" in ASCII.
    private const long LockKey = 0x726F74617465;

    // Transactions that write a secret take milliseconds.
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WriterPause = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource _database;
    private readonly SecretKeyFile _file;
    private readonly SealedValues _values;
    private readonly TimeProvider _time;

    internal SecretRotation(NpgsqlDataSource database, SecretKeyFile file, SecretCipher cipher, IEnumerable<SealedColumn> columns, TimeProvider time) =>
        (_database, _file, _values, _time) = (database, file, new SealedValues(cipher, [.. columns]), time);

    /// <summary>Which keys there are and how many values each seals; a key that is wanted and not there is among them.</summary>
    public async Task<Result<SecretKeys>> LookAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var ring = await _file.ReadAsync(cancellationToken);
        return ring.IsSuccess ? await LookAsync(connection, ring.Value, cancellationToken) : ring.Error;
    }

    /// <summary>Makes a new key current and seals everything with it.</summary>
    /// <param name="forgetOldKeys">Take the old keys out of the file afterwards; backups made with them then open only with a copy of the file.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Ends it; what is sealed by then stays, and <see cref="FinishAsync"/> goes on.</param>
    public async Task<Result<SecretRotationOutcome>> RotateAsync(bool forgetOldKeys, Actor actor, CancellationToken cancellationToken) =>
        await RunAloneAsync<SecretRotationOutcome>(
            async connection =>
            {
                var ring = await _file.ReadAnewAsync(cancellationToken);
                if (!ring.IsSuccess)
                {
                    return ring.Error;
                }

                // A value nobody can open must stop it before anything is changed.
                var known = await LookAsync(connection, ring.Value, cancellationToken);
                if (known.Keys.FirstOrDefault(key => !key.IsPresent) is { } missing)
                {
                    return Error.Conflict("secret_key_missing", $"{missing.Values} value(s) are sealed with the key {missing.Id}, which is not in {_file.Path}. Put it back first.");
                }

                await _file.WriteAsync(ring.Value.WithNewKey(forgetOldKeys), cancellationToken);
                return await SealAllAsync(connection, actor, cancellationToken);
            },
            cancellationToken);

    /// <summary>Goes on with a rotation that ended before its time.</summary>
    /// <returns>What was done; null when nothing was left to do, or another process is at it.</returns>
    public async Task<Result<SecretRotationOutcome?>> FinishAsync(CancellationToken cancellationToken)
    {
        if (!_file.Exists)
        {
            return (SecretRotationOutcome?)null;
        }

        var outcome = await RunAloneAsync<SecretRotationOutcome?>(
            async connection =>
            {
                _file.RemoveLeftovers();
                var ring = await _file.ReadAnewAsync(cancellationToken);
                if (!ring.IsSuccess)
                {
                    return ring.Error;
                }

                if (!(await LookAsync(connection, ring.Value, cancellationToken)).IsUnfinished)
                {
                    return (SecretRotationOutcome?)null;
                }

                var done = await SealAllAsync(connection, Actor.Nebula, cancellationToken);
                return done.IsSuccess ? done.Value : done.Error;
            },
            cancellationToken);
        return outcome.Error?.Code == Running.Code ? (SecretRotationOutcome?)null : outcome;
    }

    private static Error Running { get; } = Error.Conflict("rotation_running", "Another rotation is at work; look again when it is done.");

    private async Task<SecretKeys> LookAsync(NpgsqlConnection connection, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var counts = await _values.CountAsync(connection, cancellationToken);
        SecretKeyUse[] keys =
        [
            .. ring.Ids.Union(counts.Keys).Order(StringComparer.Ordinal)
                .Select(id => new SecretKeyUse(id, counts.GetValueOrDefault(id), ring.Find(id) is not null)),
        ];
        var waits = keys.Any(key => key.Id != ring.CurrentId && key is { IsPresent: true, Values: > 0 });
        return new SecretKeys(ring.CurrentId, keys, waits || ring.Rotation is not RotationStage.None);
    }

    private async Task<Result<SecretRotationOutcome>> SealAllAsync(NpgsqlConnection connection, Actor actor, CancellationToken cancellationToken)
    {
        // Other processes seal with the old key until they have seen the file.
        await Task.Delay(SecretKeyFile.Freshness * 2, _time, cancellationToken);
        var ring = (await _file.ReadAsync(cancellationToken)).Value!;
        var values = await _values.RewrapAsync(connection, ring, cancellationToken);
        if (!values.IsSuccess)
        {
            return values.Error;
        }

        await using var end = await connection.BeginTransactionAsync(cancellationToken);
        var late = ring.Rotation is RotationStage.SealingThenForgetting ? await SealLateAsync(connection, ring, cancellationToken) : 0;
        if (!late.IsSuccess)
        {
            return late.Error;
        }

        // Told before the file says that all is done: a process that dies in between has it told twice and never not at all.
        var outcome = new SecretRotationOutcome(ring.CurrentId, values.Value + late.Value);
        await AuditTrail.AppendAsync(connection, new AuditEntry(actor, AuditActions.SecretsRotated, AuditOutcome.Done) { After = outcome }, _time.GetUtcNow(), cancellationToken);
        await end.CommitAsync(cancellationToken);

        // Read once more: keys may have been imported since.
        await _file.WriteAsync((await _file.ReadAnewAsync(cancellationToken)).Value!.Rotated(), cancellationToken);
        return outcome;
    }

    /// <summary>Who began to write before the new key was known may commit after the last look; the old keys stay until that is seen.</summary>
    private async Task<Result<int>> SealLateAsync(NpgsqlConnection connection, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        while (true)
        {
            // A failed statement spoils a transaction up to its last savepoint.
            await connection.ExecuteAsync(new CommandDefinition("savepoint writers", cancellationToken: cancellationToken));
            if (await _values.TryKeepWritersOutAsync(connection, cancellationToken))
            {
                return await _values.RewrapAsync(connection, ring, cancellationToken);
            }

            await connection.ExecuteAsync(new CommandDefinition("rollback to savepoint writers", cancellationToken: cancellationToken));
            if (_time.GetElapsedTime(since) > WriterPatience)
            {
                return Error.Conflict(
                    "secrets_being_written",
                    $"Everything is sealed with the new key {ring.CurrentId}, but somebody has been writing secrets for {WriterPatience.TotalSeconds} s; "
                        + "the old keys leave the file by themselves when that has ended.");
            }

            await Task.Delay(WriterPause, _time, cancellationToken);
        }
    }

    private async Task<Result<T>> RunAloneAsync<T>(Func<NpgsqlConnection, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        if (!await connection.QuerySingleAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@LockKey)", new { LockKey }, cancellationToken: cancellationToken)))
        {
            return Running;
        }

        try
        {
            return await work(connection);
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
}

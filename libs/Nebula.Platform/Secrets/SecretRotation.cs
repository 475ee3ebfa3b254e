using System.Text;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Secrets;

/// <summary>
/// Gives the installation a new key and seals every value with it, while everything goes on: readers know both keys, and a value
/// that is written meanwhile is not written over.
/// </summary>
public sealed class SecretRotation
{
    private const int Batch = 200;

    // Any number, as long as nobody else on the server uses it for an advisory lock: "rotate" in ASCII.
    private const long LockKey = 0x726F74617465;

    private readonly NpgsqlDataSource _database;
    private readonly SecretKeyFile _file;
    private readonly SecretCipher _cipher;
    private readonly IReadOnlyList<SealedColumn> _columns;
    private readonly TimeProvider _time;

    internal SecretRotation(NpgsqlDataSource database, SecretKeyFile file, SecretCipher cipher, IEnumerable<SealedColumn> columns, TimeProvider time) =>
        (_database, _file, _cipher, _columns, _time) = (database, file, cipher, [.. columns], time);

    /// <summary>Which keys there are and how many values each seals; a key that is wanted and not there is among them.</summary>
    public async Task<Result<SecretKeys>> LookAsync(CancellationToken cancellationToken)
    {
        var ring = await _file.ReadAsync(cancellationToken);
        if (!ring.IsSuccess)
        {
            return ring.Error;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var counts = ring.Value.Ids.ToDictionary(id => id, _ => 0L, StringComparer.Ordinal);
        foreach (var column in _columns)
        {
            foreach (var (id, number) in await connection.QueryAsync<(string, long)>(new CommandDefinition(column.CountByKey, cancellationToken: cancellationToken)))
            {
                counts[id] = counts.GetValueOrDefault(id) + number;
            }
        }

        return new SecretKeys(ring.Value.CurrentId, [.. counts.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new SecretKeyUse(entry.Key, entry.Value, ring.Value.Find(entry.Key) is not null))]);
    }

    /// <summary>Makes a new key current and seals everything with it.</summary>
    /// <param name="forgetOldKeys">Take the old keys out of the file afterwards; backups made with them then open only with a copy of the file.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancellationToken">Ends it; what is sealed by then stays, and the next rotation goes on.</param>
    public async Task<Result<SecretRotationOutcome>> RotateAsync(bool forgetOldKeys, Actor actor, CancellationToken cancellationToken)
    {
        await using var single = await _database.OpenConnectionAsync(cancellationToken);
        if (!await single.QuerySingleAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@LockKey)", new { LockKey }, cancellationToken: cancellationToken)))
        {
            return Error.Conflict("rotation_running", "Another rotation is at work; look again when it is done.");
        }

        try
        {
            var outcome = await RotateAloneAsync(forgetOldKeys, cancellationToken);
            if (outcome.IsSuccess)
            {
                var entry = new AuditEntry(actor, AuditActions.SecretsRotated, AuditOutcome.Done) { After = outcome.Value };
                await AuditTrail.AppendAsync(single, entry, _time.GetUtcNow(), cancellationToken);
            }

            return outcome;
        }
        finally
        {
            // The pool would keep the connection, and with it the lock.
            await single.ExecuteAsync("select pg_advisory_unlock(@LockKey)", new { LockKey });
        }
    }

    private async Task<Result<SecretRotationOutcome>> RotateAloneAsync(bool forgetOldKeys, CancellationToken cancellationToken)
    {
        var before = await _file.ReadAsync(cancellationToken);
        if (!before.IsSuccess)
        {
            return before.Error;
        }

        // A value nobody can open must stop it before anything is changed.
        var known = await LookAsync(cancellationToken);
        if (known.Value?.Keys.FirstOrDefault(key => !key.IsPresent) is { } missing)
        {
            return Error.Conflict("secret_key_missing", $"{missing.Values} value(s) are sealed with the key {missing.Id}, which is not in {_file.Path}. Put it back first.");
        }

        await _file.WriteAsync(before.Value.WithNewKey(), cancellationToken);

        // Other processes seal with the old key until they have seen the file.
        await Task.Delay(SecretKeyFile.Freshness * 2, _time, cancellationToken);
        var ring = (await _file.ReadAsync(cancellationToken)).Value!;
        var values = 0;
        foreach (var column in _columns)
        {
            var done = await RewrapAsync(column, ring, cancellationToken);
            if (!done.IsSuccess)
            {
                return done.Error;
            }

            values += done.Value;
        }

        if (forgetOldKeys)
        {
            await _file.WriteAsync(ring.WithoutOldKeys(), cancellationToken);
        }

        return new SecretRotationOutcome(ring.CurrentId, values);
    }

    private async Task<Result<int>> RewrapAsync(SealedColumn column, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var (changed, after, current) = (0, "", Encoding.ASCII.GetBytes(ring.CurrentId));
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        while (true)
        {
            var rows = (await connection.QueryAsync<(string Row, byte[] Value)>(
                new CommandDefinition(column.NextUnder, new { current, after, limit = Batch }, cancellationToken: cancellationToken))).AsList();
            foreach (var (row, value) in rows)
            {
                var next = _cipher.Rewrap(value, column.BindingOf(row), ring);
                if (!next.IsSuccess)
                {
                    return next.Error;
                }

                // Where the value was changed meanwhile, it was sealed with the new key.
                changed += await connection.ExecuteAsync(new CommandDefinition(
                    column.Replace, new { row, value, next = next.Value }, cancellationToken: cancellationToken));
            }

            if (rows.Count < Batch)
            {
                return changed;
            }

            after = rows[^1].Row;
        }
    }
}

using Nebula.Runtime.Hosting;
using Npgsql;

namespace Nebula.Runtime.Keys.Storage;

/// <summary>
/// One row a key, for all processes of a host. Changes go one after the other (a lock for each host), so of two that
/// make the same key, one makes it and the other replaces it, and both see who was last.
/// </summary>
internal sealed class PostgresKeyStore(NpgsqlDataSource database, string hostId) : IKeyStore, IAsyncDisposable, IDisposable
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS functions_runtime.function_keys (
            host_id    text        NOT NULL,
            kind       text        NOT NULL CHECK (kind IN ('system', 'host', 'function')),
            function   text        NOT NULL,
            name       text        NOT NULL,
            name_key   text        GENERATED ALWAYS AS (lower(name)) STORED,
            sha256     bytea       NOT NULL CHECK (length(sha256) = 32),
            updated_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (host_id, kind, function, name_key));
        """;

    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('functions_runtime.keys ' || $1, 0))";

    private const string Set = """
        INSERT INTO functions_runtime.function_keys AS k (host_id, kind, function, name, sha256)
        SELECT $1, $2, $3, $4, $5
        WHERE EXISTS (SELECT FROM functions_runtime.function_keys
                      WHERE host_id = $1 AND kind = $2 AND function = $3 AND name_key = lower($4))
           OR (SELECT count(*) FROM functions_runtime.function_keys
               WHERE host_id = $1 AND kind = $2 AND function = $3) < $6
        ON CONFLICT (host_id, kind, function, name_key)
            DO UPDATE SET name = excluded.name, sha256 = excluded.sha256, updated_at = now()
        RETURNING k.xmax = 0
        """;

    private const string Remove = """
        DELETE FROM functions_runtime.function_keys
        WHERE host_id = $1 AND kind = $2 AND function = $3 AND name_key = lower($4)
        RETURNING true
        """;

    private const string Read = """
        SELECT kind, function, name, sha256 FROM functions_runtime.function_keys WHERE host_id = $1 ORDER BY kind, function, name
        """;

    private readonly StorageTable _table = new(database, CreateTable);

    public bool IsShared => true;

    public async Task<IReadOnlyCollection<StoredKey>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _table.EnsureAsync(cancellationToken);
            await using var command = database.CreateCommand(Read);
            command.Parameters.Add(new() { Value = hostId });
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            return await ReadKeysAsync(rows, cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw new KeyStoreUnavailableException(exception);
        }
    }

    public Task<KeyWrite> SetAsync(StoredKey key, CancellationToken cancellationToken) => WriteAsync(
        Statement(Set, key.Scope, key.Name, key.Hash, (long)KeyRules.MaxKeysInScope),
        isNew => isNew switch { true => KeyOutcome.Created, false => KeyOutcome.Replaced, null => KeyOutcome.Full },
        cancellationToken);

    public Task<KeyWrite> RemoveAsync(KeyScope scope, string name, CancellationToken cancellationToken) => WriteAsync(
        Statement(Remove, scope, name), removed => removed is true ? KeyOutcome.Removed : KeyOutcome.Missing, cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public void Dispose() => database.Dispose();

    private async Task<KeyWrite> WriteAsync(NpgsqlBatchCommand change, Func<bool?, KeyOutcome> outcomeOf, CancellationToken cancellationToken)
    {
        try
        {
            await _table.EnsureAsync(cancellationToken);

            // A batch is one transaction, and its later statements see what the lock waited for.
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(Lock) { Parameters = { new() { Value = hostId } } });
            batch.BatchCommands.Add(change);
            batch.BatchCommands.Add(new(Read) { Parameters = { new() { Value = hostId } } });
            await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
            await rows.NextResultAsync(cancellationToken);
            var outcome = outcomeOf(await rows.ReadAsync(cancellationToken) ? rows.GetBoolean(0) : null);
            await rows.NextResultAsync(cancellationToken);
            return new KeyWrite(outcome, await ReadKeysAsync(rows, cancellationToken));
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw new KeyStoreUnavailableException(exception);
        }
    }

    private NpgsqlBatchCommand Statement(string text, KeyScope scope, string name, params object[] more)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in (object[])[hostId, NameOf(scope.Kind), scope.Function, name, .. more])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task<IReadOnlyCollection<StoredKey>> ReadKeysAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var keys = new List<StoredKey>();
        while (await rows.ReadAsync(cancellationToken))
        {
            keys.Add(new StoredKey(new KeyScope(KindOf(rows.GetString(0)), rows.GetString(1)), rows.GetString(2), rows.GetFieldValue<byte[]>(3)));
        }

        // The batch commits with its last answer; only then is the change made.
        await rows.NextResultAsync(cancellationToken);
        return keys;
    }

    private static string NameOf(KeyKind kind) => kind switch { KeyKind.System => "system", KeyKind.Host => "host", _ => "function" };

    private static KeyKind KindOf(string name) => name switch { "system" => KeyKind.System, "host" => KeyKind.Host, _ => KeyKind.Function };
}

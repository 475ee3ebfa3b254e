using Nebula.Runtime.Keys.Storage;

namespace Nebula.Runtime.Keys;

/// <summary>
/// The keys of the app: a copy in memory that requests are checked against, and the store behind it. Requests never
/// wait for the store, but for the first time that it is read.
/// </summary>
internal sealed class FunctionKeys : IDisposable
{
    private readonly IKeyStore _store;
    private readonly byte[]? _master;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TaskCompletionSource _demanded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile KeySet _current;

    public FunctionKeys(IKeyStore store, string? masterKey)
    {
        _store = store;
        _master = masterKey is null ? null : KeyHash.Of(masterKey);
        _current = new KeySet(_master, null);
    }

    public bool HasMaster => _master is not null;

    /// <summary>The copy as it is.</summary>
    public KeySet Current => _current;

    /// <summary>Whether an endpoint asks for keys, or somebody sent one.</summary>
    public Task Demanded => _demanded.Task;

    /// <summary>Says that the keys are needed. Until then nothing is read: an app that is open to all pays for no keys.</summary>
    public void Demand() => _demanded.TrySetResult();

    /// <summary>The copy, once it was tried to read it; incomplete where that failed.</summary>
    public async ValueTask<KeySet> ReadyAsync(CancellationToken cancellationToken)
    {
        if (!_tried.Task.IsCompleted)
        {
            Demand();
            await _tried.Task.WaitAsync(cancellationToken);
        }

        return _current;
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Take(await _store.ReadAsync(cancellationToken));
        }
        finally
        {
            _turn.Release();
            _tried.TrySetResult();
        }
    }

    /// <summary>Makes a key or gives an old one a new value; both hold in this process at once. No two keys have one value.</summary>
    public Task<KeyWrite> SetAsync(StoredKey key, CancellationToken cancellationToken) => ChangeAsync(
        async () =>
        {
            // Other processes may have made keys since the last look.
            Take(await _store.ReadAsync(cancellationToken));
            return _current.HoldsElsewhere(key) ? new KeyWrite(KeyOutcome.Taken, _current.Keys) : await _store.SetAsync(key, cancellationToken);
        },
        cancellationToken);

    /// <summary>Ends a key; in this process at once.</summary>
    public Task<KeyWrite> RemoveAsync(KeyScope scope, string name, CancellationToken cancellationToken) =>
        ChangeAsync(() => _store.RemoveAsync(scope, name, cancellationToken), cancellationToken);

    public void Dispose() => _turn.Dispose();

    // One after the other: of two copies that cross, the older could stay.
    private async Task<KeyWrite> ChangeAsync(Func<Task<KeyWrite>> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var written = await change();
            Take(written.Keys);
            return written;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Take(IReadOnlyCollection<StoredKey> keys)
    {
        _current = new KeySet(_master, keys);
        _tried.TrySetResult();
    }
}

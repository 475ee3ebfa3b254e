using Nebula.Runtime.Keys;
using Nebula.Runtime.Keys.Storage;

namespace Nebula.Runtime.Tests.Keys;

/// <summary>A store that other processes could share, and that can be out of reach. Counts how often it is asked.</summary>
internal sealed class BreakableKeyStore : IKeyStore
{
    private readonly MemoryKeyStore _inner = new();
    private int _reads;

    public bool IsShared => true;

    public bool IsAway { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    public Task<IReadOnlyCollection<StoredKey>> ReadAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return AskAsync(() => _inner.ReadAsync(cancellationToken));
    }

    public Task<KeyWrite> SetAsync(StoredKey key, CancellationToken cancellationToken) => AskAsync(() => _inner.SetAsync(key, cancellationToken));

    public Task<KeyWrite> RemoveAsync(KeyScope scope, string name, CancellationToken cancellationToken) =>
        AskAsync(() => _inner.RemoveAsync(scope, name, cancellationToken));

    private Task<T> AskAsync<T>(Func<Task<T>> ask) =>
        IsAway ? Task.FromException<T>(new KeyStoreUnavailableException(new TimeoutException("Away."))) : ask();
}

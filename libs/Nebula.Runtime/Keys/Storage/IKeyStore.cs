namespace Nebula.Runtime.Keys.Storage;

/// <summary>Keeps the keys of one host. A store that cannot be reached throws <see cref="KeyStoreUnavailableException"/>.</summary>
internal interface IKeyStore
{
    /// <summary>Whether other processes change the keys as well.</summary>
    bool IsShared { get; }

    Task<IReadOnlyCollection<StoredKey>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Makes the key or replaces the one of its name (letter case aside), and reads all, in one step.</summary>
    Task<KeyWrite> SetAsync(StoredKey key, CancellationToken cancellationToken);

    /// <summary>Removes the key of that name (letter case aside), and reads all, in one step.</summary>
    Task<KeyWrite> RemoveAsync(KeyScope scope, string name, CancellationToken cancellationToken);
}

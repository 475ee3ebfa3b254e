namespace Nebula.Runtime.Keys.Storage;

/// <summary>For a process without storage: the keys end with it, but for the master key, which is a setting.</summary>
internal sealed class MemoryKeyStore : IKeyStore
{
    // Changed by one at a time: FunctionKeys sees to that.
    private IReadOnlyCollection<StoredKey> _keys = [];

    public bool IsShared => false;

    public Task<IReadOnlyCollection<StoredKey>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_keys);

    public Task<KeyWrite> SetAsync(StoredKey key, CancellationToken cancellationToken)
    {
        var others = Without(key.Scope, key.Name);
        var isNew = others.Length == _keys.Count;
        if (isNew && others.Count(other => other.Scope == key.Scope) >= KeyRules.MaxKeysInScope)
        {
            return Task.FromResult(new KeyWrite(KeyOutcome.Full, _keys));
        }

        _keys = [.. others, key];
        return Task.FromResult(new KeyWrite(isNew ? KeyOutcome.Created : KeyOutcome.Replaced, _keys));
    }

    public Task<KeyWrite> RemoveAsync(KeyScope scope, string name, CancellationToken cancellationToken)
    {
        var others = Without(scope, name);
        var outcome = others.Length == _keys.Count ? KeyOutcome.Missing : KeyOutcome.Removed;
        _keys = others;
        return Task.FromResult(new KeyWrite(outcome, _keys));
    }

    private StoredKey[] Without(KeyScope scope, string name) =>
        [.. _keys.Where(key => key.Scope != scope || !key.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
}

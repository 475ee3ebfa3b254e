using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Keys;

/// <summary>The keys as they stood at one moment.</summary>
internal sealed class KeySet
{
    private readonly Dictionary<KeyScope, Entry[]> _entries;
    private readonly Entry[] _master;

    /// <param name="master">Hash of the master key, if there is one.</param>
    /// <param name="keys">The stored keys; null while they could not be read.</param>
    public KeySet(byte[]? master, IReadOnlyCollection<StoredKey>? keys)
    {
        _master = master is null ? [] : [new Entry(master, new KeyCaller(AuthorizationLevel.Admin, "master"))];
        IsComplete = keys is not null;
        Keys = keys ?? [];
        _entries = Keys.GroupBy(key => key.Scope).ToDictionary(group => group.Key, group => group.Select(Entry.Of).ToArray());
    }

    public bool IsComplete { get; }

    public IReadOnlyCollection<StoredKey> Keys { get; }

    /// <summary>The master key goes first, then system keys, the host's, the function's.</summary>
    public KeyCaller? Find(string key, string? function)
    {
        if (key.Length > KeyRules.MaxValueLength)
        {
            return null;
        }

        // Every key is compared, in full and in the same order, whichever matches: the time tells nothing. The last
        // to match wins, so the first in rank comes last.
        var hash = KeyHash.Of(key);
        var caller = function is null ? null : Match(Of(KeyScope.Of(function)), hash, null);
        caller = Match(Of(KeyScope.Host), hash, caller);
        caller = Match(Of(KeyScope.System), hash, caller);
        return Match(_master, hash, caller);
    }

    /// <summary>Whether another key, or the master key, has the value of this one.</summary>
    public bool HoldsElsewhere(StoredKey key) =>
        Match(_master, key.Hash, null) is not null
        || Keys.Any(other => CryptographicOperations.FixedTimeEquals(other.Hash, key.Hash)
            && (other.Scope != key.Scope || !other.Name.Equals(key.Name, StringComparison.OrdinalIgnoreCase)));

    private Entry[] Of(KeyScope scope) => _entries.GetValueOrDefault(scope, []);

    private static KeyCaller? Match(Entry[] entries, byte[] hash, KeyCaller? found)
    {
        foreach (var entry in entries)
        {
            found = CryptographicOperations.FixedTimeEquals(entry.Hash, hash) ? entry.Caller : found;
        }

        return found;
    }

    private sealed record Entry(byte[] Hash, KeyCaller Caller)
    {
        public static Entry Of(StoredKey key) => new(key.Hash, new KeyCaller(
            key.Scope.Kind is KeyKind.System ? AuthorizationLevel.System : AuthorizationLevel.Function, key.Name));
    }
}

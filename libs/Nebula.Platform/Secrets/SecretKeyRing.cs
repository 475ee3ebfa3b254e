using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Nebula.Platform.Secrets;

/// <summary>The keys of an installation: one that seals, and those before it, which open what was sealed with them.</summary>
internal sealed class SecretKeyRing
{
    public const int KeyBytes = 32;

    /// <summary>Characters of a key id: eight of lower-case hexadecimal.</summary>
    public const int IdLength = 8;

    private readonly FrozenDictionary<string, byte[]> _keys;

    public SecretKeyRing(string currentId, IReadOnlyDictionary<string, byte[]> keys) => (CurrentId, _keys) = (currentId, keys.ToFrozenDictionary());

    public string CurrentId { get; }

    /// <summary>How far the rotation is that made the current key.</summary>
    public RotationStage Rotation { get; init; }

    public ReadOnlySpan<byte> Current => _keys[CurrentId];

    public IReadOnlyCollection<string> Ids => _keys.Keys;

    public static SecretKeyRing Create()
    {
        var id = NewId();
        return new(id, new Dictionary<string, byte[]> { [id] = RandomNumberGenerator.GetBytes(KeyBytes) });
    }

    /// <summary>The same keys and a new one, which seals from now on, and the wish to seal all that there is with it.</summary>
    public SecretKeyRing WithNewKey(bool forgetOldKeys)
    {
        var id = NewId();
        return new(id, new Dictionary<string, byte[]>(_keys) { [id] = RandomNumberGenerator.GetBytes(KeyBytes) })
        {
            Rotation = forgetOldKeys ? RotationStage.SealingThenForgetting : RotationStage.Sealing,
        };
    }

    /// <summary>When all is sealed with the current key.</summary>
    public SecretKeyRing Rotated() => Rotation is RotationStage.SealingThenForgetting
        ? new(CurrentId, new Dictionary<string, byte[]> { [CurrentId] = _keys[CurrentId] })
        : new(CurrentId, _keys);

    public byte[]? Find(string id) => _keys.GetValueOrDefault(id);

    // Random: an id says nothing about its key and two installations hardly ever share one.
    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
}

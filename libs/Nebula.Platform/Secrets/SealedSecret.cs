using System.Security.Cryptography;
using System.Text;

namespace Nebula.Platform.Secrets;

/// <summary>
/// A sealed value, as bytes: version (1), id of the key (8), the value's own key sealed with that one (12 nonce + 32 + 16 tag), then
/// nonce (12), tag (16) and the value. AES-256-GCM both times (NIST SP 800-38D, random nonces): a key of the ring seals only keys of
/// values, so a rotation never touches the values, and a ring's key stays far below 2^32 uses.
/// </summary>
internal static class SealedSecret
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Wrapped = Nonce + SecretKeyRing.KeyBytes + Tag;
    private const int HeaderLength = 1 + SecretKeyRing.IdLength;
    private const int Overhead = HeaderLength + Wrapped + Nonce + Tag;

    public static byte[] Seal(ReadOnlySpan<byte> value, SecretKeyRing ring, byte[] binding)
    {
        Span<byte> key = stackalloc byte[SecretKeyRing.KeyBytes];
        RandomNumberGenerator.Fill(key);
        var sealedValue = new byte[Overhead + value.Length];
        Wrap(sealedValue, key, ring.CurrentId, ring.Current, binding);
        Encrypt(key, value, sealedValue.AsSpan(HeaderLength + Wrapped), binding);
        CryptographicOperations.ZeroMemory(key);
        return sealedValue;
    }

    /// <summary>The id of the key that the value was sealed with; null for what was never sealed here.</summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> sealedValue) => sealedValue.Length >= Overhead && sealedValue[0] == Version
        ? Encoding.ASCII.GetString(sealedValue[1..HeaderLength])
        : null;

    /// <exception cref="AuthenticationTagMismatchException">Another key, another place, or changed bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> ringKey, byte[] binding)
    {
        Span<byte> key = stackalloc byte[SecretKeyRing.KeyBytes];
        Unwrap(sealedValue, key, ringKey, binding);
        var value = Decrypt(key, sealedValue[(HeaderLength + Wrapped)..], binding);
        CryptographicOperations.ZeroMemory(key);
        return value;
    }

    /// <summary>The same value, its key sealed with the ring's current one.</summary>
    /// <exception cref="AuthenticationTagMismatchException">As with <see cref="Open"/>.</exception>
    public static byte[] Rewrap(ReadOnlySpan<byte> sealedValue, ReadOnlySpan<byte> ringKey, SecretKeyRing ring, byte[] binding)
    {
        Span<byte> key = stackalloc byte[SecretKeyRing.KeyBytes];
        Unwrap(sealedValue, key, ringKey, binding);
        var rewrapped = sealedValue.ToArray();
        Wrap(rewrapped, key, ring.CurrentId, ring.Current, binding);
        CryptographicOperations.ZeroMemory(key);
        return rewrapped;
    }

    private static void Wrap(Span<byte> target, ReadOnlySpan<byte> key, string id, ReadOnlySpan<byte> ringKey, byte[] binding)
    {
        target[0] = Version;
        Encoding.ASCII.GetBytes(id, target[1..]);
        Encrypt(ringKey, key, target.Slice(HeaderLength, Wrapped), [.. target[..HeaderLength], .. binding]);
    }

    private static void Unwrap(ReadOnlySpan<byte> sealedValue, Span<byte> key, ReadOnlySpan<byte> ringKey, byte[] binding) =>
        Decrypt(ringKey, sealedValue.Slice(HeaderLength, Wrapped), [.. sealedValue[..HeaderLength], .. binding]).CopyTo(key);

    private static void Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> target, byte[] associated)
    {
        using var aes = new AesGcm(key, Tag);
        RandomNumberGenerator.Fill(target[..Nonce]);
        aes.Encrypt(target[..Nonce], value, target[(Nonce + Tag)..], target.Slice(Nonce, Tag), associated);
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, byte[] associated)
    {
        using var aes = new AesGcm(key, Tag);
        var value = new byte[source.Length - Nonce - Tag];
        aes.Decrypt(source[..Nonce], source[(Nonce + Tag)..], source.Slice(Nonce, Tag), value, associated);
        return value;
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nebula.Platform.Identity;

/// <summary>Random bearer secrets: 256 bits, base64url, and only their SHA-256 is ever stored.</summary>
public static class SecretToken
{
    private const int Bytes = 32;

    // Longer than any token we make; a hostile header is not worth hashing.
    private const int MaxLength = 512;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 without a salt: the input has 256 random bits, so there is nothing to guess.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Compares in constant time, over hashes, so that neither content nor length shows.</summary>
    public static bool Matches(string? presented, ReadOnlySpan<byte> expectedHash) =>
        presented is { Length: > 0 and <= MaxLength } && CryptographicOperations.FixedTimeEquals(HashOf(presented), expectedHash);

    /// <summary>Whether the text can be one of our tokens at all; anything else needs no look-up.</summary>
    public static bool IsPlausible(string? presented) => presented is { Length: 43 } && Base64Url.IsValid(presented);
}

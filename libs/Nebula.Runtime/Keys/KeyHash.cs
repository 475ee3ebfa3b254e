using System.Security.Cryptography;
using System.Text;

namespace Nebula.Runtime.Keys;

/// <summary>
/// What is kept of a key. One SHA-256, neither salted nor slow: those guard against guessing, and a key is 256 random
/// bits (or at least 32 characters that somebody chose for a machine), which nobody guesses, with or without a table made
/// beforehand. A slow hash would only let strangers keep the processor busy, since each request with a key is hashed.
/// </summary>
internal static class KeyHash
{
    public const int Bytes = SHA256.HashSizeInBytes;

    public static byte[] Of(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

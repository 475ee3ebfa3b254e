using System.Buffers.Binary;

namespace Nebula.Platform.Backups.Format;

/// <summary>
/// The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated Encryption, 2015) in the shape of age's payload
/// (C2SP, age-encryption.org/v1): 11 bytes of a counter and one that marks the last chunk. A key seals one file only.
/// </summary>
internal static class SealedChunk
{
    /// <summary>Of plaintext; every chunk but the last has that many.</summary>
    public const int Bytes = 256 * 1024;

    public const int TagBytes = 16;

    private const int NonceBytes = 12;

    public static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(3), number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}

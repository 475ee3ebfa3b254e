using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Recovery;

/// <summary>
/// The part of a recovery file that only its passphrase opens: AES-256-GCM under a key of Argon2id, with the same costs as a backup's. It
/// stands between two lines of a text, in base64, so that a person can read what is around it.
/// </summary>
internal static class RecoveryEnvelope
{
    private const string Begin = "-----BEGIN NEBULA RECOVERY-----";
    private const string End = "-----END NEBULA RECOVERY-----";

    private const int Width = 76;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly byte[] Purpose = "nebula-recovery-1"u8.ToArray();

    public static string Seal(string content, string passphrase)
    {
        var (seal, key) = BackupKeys.FromPassphrase(passphrase, BackupKeys.PassphraseCost);
        var (nonce, plain) = (RandomNumberGenerator.GetBytes(NonceBytes), Encoding.UTF8.GetBytes(content));
        var sealedBytes = new byte[plain.Length + TagBytes];
        using (var cipher = new AesGcm(key, TagBytes))
        {
            cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(..plain.Length), sealedBytes.AsSpan(plain.Length..), Purpose);
        }

        var lines = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new Envelope(seal, nonce, sealedBytes)))
            .Chunk(Width).Select(line => new string(line));
        return $"{Begin}\n{string.Join('\n', lines)}\n{End}\n";
    }

    public static Result<string> Open(string text, string passphrase)
    {
        if (Read(text) is not { } envelope)
        {
            return Error.Invalid("recovery_file_broken", $"This is no recovery file: it has no whole part from \"{Begin}\" to \"{End}\".");
        }

        var key = BackupKeys.Open(envelope.Seal, passphrase);
        if (key is null || envelope.Nonce.Length != NonceBytes || envelope.Sealed.Length < TagBytes)
        {
            return Error.Invalid("recovery_file_broken", "The recovery file does not say how it opens, or was changed.");
        }

        var plain = new byte[envelope.Sealed.Length - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(envelope.Nonce, envelope.Sealed.AsSpan(..plain.Length), envelope.Sealed.AsSpan(plain.Length..), plain, Purpose);
        }
        catch (AuthenticationTagMismatchException)
        {
            return Error.Invalid("passphrase_wrong", "The recovery file does not open: the passphrase is another, or the file was changed.");
        }

        return Encoding.UTF8.GetString(plain);
    }

    // Line ends and blanks may have been changed on the way; what is in base64 may not.
    private static Envelope? Read(string text)
    {
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            return null;
        }

        var base64 = string.Concat(text[(begin + Begin.Length)..end].Where(letter => !char.IsWhiteSpace(letter)));
        if (!Base64.IsValid(base64))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Envelope>(Convert.FromBase64String(base64));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Envelope(BackupSeal Seal, byte[] Nonce, byte[] Sealed);
}

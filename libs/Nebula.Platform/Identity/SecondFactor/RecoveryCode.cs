using System.Security.Cryptography;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>Codes for the day the phone is gone: 80 random bits each, in Crockford's base 32, which has no letter that looks like a digit.</summary>
internal static class RecoveryCode
{
    public const int Number = 10;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Length = 16;

    /// <summary>As a person keeps them: <c>8k3d-…</c></summary>
    public static IReadOnlyList<string> CreateAll() =>
        [.. Enumerable.Range(0, Number).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(4).Select(part => new string(part))))];

    /// <summary>SHA-256 of the code as typed, whatever its case and spaces; null when it can be none.</summary>
    public static byte[]? HashOf(string typed)
    {
        if (typed.Length > 4 * Length)
        {
            return null;
        }

        var code = new string([.. typed.ToLowerInvariant().Where(letter => letter is not ('-' or ' ')).Select(Read)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? SecretToken.HashOf(code) : null;
    }

    private static char Read(char letter) => letter switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        _ => letter,
    };
}

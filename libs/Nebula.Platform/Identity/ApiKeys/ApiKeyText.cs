using System.Security.Cryptography;
using System.Text;

namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>
/// The text of a key: <c>nbk_</c>, 12 characters by which people tell keys apart, <c>_</c>, 43 random ones (256 bits) and 6 of a
/// checksum. The prefix lets scanners of leaked secrets find it; the checksum spares the database what cannot be one.
/// </summary>
public static class ApiKeyText
{
    public const string Prefix = "nbk_";

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int HandleLength = 12;
    private const int SecretLength = 43;
    private const int ChecksumLength = 6;
    private static readonly int SecretStart = Prefix.Length + HandleLength + 1;
    private static readonly int Length = SecretStart + SecretLength + ChecksumLength;

    public static string Create()
    {
        var body = $"{Prefix}{RandomNumberGenerator.GetString(Alphabet, HandleLength)}_{RandomNumberGenerator.GetString(Alphabet, SecretLength)}";
        return body + ChecksumOf(body);
    }

    /// <summary>The part that may be seen: the prefix and the first twelve characters.</summary>
    public static string HandleOf(string token) => token[..(Prefix.Length + HandleLength)];

    /// <summary>Whether somebody means to show a key of ours, be it good or not.</summary>
    public static bool IsMeant(string presented) => presented.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether the text can be a key at all.</summary>
    public static bool IsPlausible(string presented) => presented.Length == Length
        && IsMeant(presented)
        && presented[SecretStart - 1] == '_'
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(ChecksumOf(presented[..^ChecksumLength])), Encoding.UTF8.GetBytes(presented[^ChecksumLength..]));

    private static string ChecksumOf(string body) =>
        string.Concat(SecretToken.HashOf(body).Take(ChecksumLength).Select(value => Alphabet[value % Alphabet.Length]));
}

using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>
/// Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 s. One step before and after is taken too,
/// for clocks that differ and people who type.
/// </summary>
internal static class TotpCode
{
    public const int StepSeconds = 30;

    /// <summary>160 bits, as RFC 4226 recommends.</summary>
    private const int SecretBytes = 20;

    public static string NewSecret() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static bool IsPlausible(string text) => text.Length == 6 && text.All(char.IsAsciiDigit);

    /// <summary>The time step whose code it is; null for a wrong one. Every step is compared, and in constant time.</summary>
    public static long? StepOf(string secret, string code, DateTimeOffset now)
    {
        var totp = new Totp(Base32Encoding.ToBytes(secret), StepSeconds);
        var presented = Encoding.ASCII.GetBytes(code);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            var expected = totp.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * StepSeconds).UtcDateTime);
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), presented))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>What an app reads from the picture (Key Uri Format); the issuer tells several installations apart.</summary>
    public static string UriOf(string secret, string user, string host) =>
        new OtpUri(OtpType.Totp, secret, user, $"Nebula {host}").ToString();
}

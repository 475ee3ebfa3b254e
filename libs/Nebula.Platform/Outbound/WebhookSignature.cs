using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nebula.Platform.Outbound;

/// <summary>
/// Signs what Nebula sends: <c>Nebula-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, where v1 is HMAC-SHA256 under the secret over
/// <c>&lt;t&gt;.&lt;body&gt;</c>. The time is within the signature, so that a receiver can refuse what is replayed.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "Nebula-Signature";

    public static string Create(string secret, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds), (byte)'.', .. body];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}

using System.Text;
using System.Text.Json;

namespace Nebula.Platform.Secrets.Masking;

/// <summary>The forms in which a secret can show up in a text.</summary>
internal static class SecretVariants
{
    // A line of a private key is worth masking by itself; "}" or "-----" is not.
    private const int MinLine = 8;

    public static IEnumerable<string> Of(string secret)
    {
        var plain = secret.Trim();
        string[] lines = [.. plain.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= MinLine && !line.StartsWith("-----", StringComparison.Ordinal))];
        return new[] { plain }
            .Concat(lines)
            .SelectMany(text => new[]
            {
                text,
                Uri.EscapeDataString(text),
                Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal),
                JsonEncodedText.Encode(text).Value,
                JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
            })
            .Concat(Base64Of(Encoding.UTF8.GetBytes(plain)))
            .Where(text => text.Length >= SecretStore.MinLength)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// Within a longer text, base64 of the same bytes comes in three shapes, by the position modulo three; of each the part that
    /// does not depend on the neighbours. Both alphabets.
    /// </summary>
    private static IEnumerable<string> Base64Of(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var text = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var first = shift == 0 ? 0 : shift + 1;
            var last = text.Length - ((shift + bytes.Length) % 3 == 0 ? 0 : 1);
            if (last - first < MinLine)
            {
                continue;
            }

            var stable = text[first..last];
            yield return stable;
            yield return stable.Replace('+', '-').Replace('/', '_');
        }
    }
}

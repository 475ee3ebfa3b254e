using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>What can be asked for: names with labels such as <c>_dmarc</c>, in any script, and addresses.</summary>
internal static partial class DnsName
{
    private const int MaxLength = 253;

    private static readonly IdnMapping Scripts = new();

    public static bool Fits(string text) => IsAddress(text, out _) || AsciiOf(text) is not null;

    /// <summary>An address in its usual form: to the system's parser <c>1</c> is one, too.</summary>
    public static bool IsAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        var looksLikeOne = text.Contains(':') ? !text.StartsWith('[') && !text.Contains('%') : text.Count(letter => letter == '.') == 3;
        address = null;
        return looksLikeOne && IPAddress.TryParse(text, out address);
    }

    /// <summary>The name as it travels; null when it is none.</summary>
    public static string? AsciiOf(string text)
    {
        var name = text.EndsWith('.') ? text[..^1] : text;
        try
        {
            var ascii = Scripts.GetAscii(name);
            return ascii.Length <= MaxLength && Labels().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            // An empty or overlong label, or a character that no name has.
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\z")]
    private static partial Regex Labels();
}

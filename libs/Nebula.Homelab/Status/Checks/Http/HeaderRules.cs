using System.Text.RegularExpressions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>What a check may send as headers (RFC 9110, 5.1 and 5.5).</summary>
internal static partial class HeaderRules
{
    public const int MaxHeaders = 20;
    public const int MaxValue = 4096;

    private const int MaxName = 100;

    // How a request travels and where to is not the check's to say; a body has members of its own. The last ones open the metadata services of clouds.
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "Proxy-Authenticate", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Expect", "HTTP2-Settings", "Allow", "Expires", "Last-Modified", "Metadata", "Metadata-Flavor", "X-Google-Metadata-Request",
    };

    private static readonly string[] RefusedBeginnings = ["Content-", "X-Aws-Ec2-Metadata-"];

    public static PatternType Name { get; } = new("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", "letters, digits and hyphens, such as X-Api-Key", MaxName);

    /// <summary>Why no check may send a header of this name; null when it may.</summary>
    public static string? FaultOfName(string name)
    {
        if (name.Length > MaxName || !Token().IsMatch(name))
        {
            return "This is not the name of a header: letters, digits and hyphens, such as X-Api-Key.";
        }

        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            return "The type of the body is said in contentType.";
        }

        return Refused.Contains(name) || RefusedBeginnings.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            ? $"A check cannot send {name}: how a request travels and where to is not said in its headers."
            : null;
    }

    /// <summary>What is wrong with a value; null when nothing is. A line break would begin a header of its own.</summary>
    public static string? FaultOfValue(string value) =>
        value.All(letter => letter is '\t' or (>= ' ' and <= '~'))
            ? null
            : value.Any(char.IsControl) ? "A line break or a control character cannot be sent in a header." : "Only ASCII characters can be sent in a header.";

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]+\z")]
    private static partial Regex Token();
}

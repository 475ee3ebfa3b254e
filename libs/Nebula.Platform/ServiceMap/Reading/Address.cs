using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>What may be dialled: hosts and URLs in their ordinary spelling only.</summary>
internal static partial class Address
{
    private const int MaxHost = 253;
    private const int MaxUrl = 2048;

    private static readonly string[] UrlStarts = ["http://", "https://", "${"];

    /// <summary>Known before any variable is, so that no other scheme hides behind one that is not set.</summary>
    public static bool StartsLikeUrl(string written) => UrlStarts.Any(start => written.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What is wrong with a host; null when nothing is.</summary>
    public static string? HostFault(string host)
    {
        if (host.Contains(':'))
        {
            return IPAddress.TryParse(host, out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 && !host.Contains('%') && host[0] != '['
                ? null
                : "is not a host name or an IP address; give only the host, without scheme, port, path or brackets";
        }

        if (host.Length > MaxHost || !DnsName().IsMatch(host))
        {
            return "is not a host name or an IP address";
        }

        // 127.1, 0x7f000001 and 2130706433 are addresses to a resolver; what is meant is written in full (WHATWG URL, "ends in a number").
        var last = host.TrimEnd('.').Split('.')[^1];
        var isNumeric = last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return !isNumeric || (IPAddress.TryParse(host, out var four) && four.ToString() == host) ? null : "is not an IP address in its usual form, such as 192.168.1.20";
    }

    /// <summary>What is wrong with a URL; null when nothing is.</summary>
    public static string? UrlFault(string url)
    {
        if (url.Length > MaxUrl)
        {
            return $"is longer than {MaxUrl} characters";
        }

        if (url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\') || !Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return "is not a URL such as http://192.168.1.20:8080/";
        }

        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
        {
            return "must start with http:// or https://";
        }

        if (uri.UserInfo.Length > 0)
        {
            return "must not carry a user name or a password: everybody who may see the service would see it";
        }

        return uri.Port == 0 ? "must have a port from 1 to 65535" : HostFault(uri.IdnHost) is { } fault ? $"has a host that {fault}" : null;
    }

    /// <summary>As it stands in a URL: IPv6 in brackets.</summary>
    public static string InUrl(string host) => host.Contains(':') ? $"[{host}]" : host;

    [GeneratedRegex(@"\A[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?\z")]
    private static partial Regex DnsName();
}

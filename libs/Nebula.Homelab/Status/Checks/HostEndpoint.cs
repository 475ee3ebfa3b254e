using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Nebula.Homelab.Status.Checks;

/// <summary>A host name or address, and a port.</summary>
public sealed record HostEndpoint(string Host, int Port)
{
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    /// <summary>Reads <c>nas</c>, <c>nas:53</c>, <c>::1</c> and <c>[::1]:53</c>.</summary>
    internal static bool TryParse(string text, int standardPort, [NotNullWhen(true)] out HostEndpoint? endpoint)
    {
        var (host, portText) = Split(text.Trim());
        var port = standardPort;
        var isPort = portText is null
            || (int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65_535);
        endpoint = isPort && CheckReader.IsHost(host) ? new HostEndpoint(host, port) : null;
        return endpoint is not null;
    }

    private static (string Host, string? Port) Split(string text)
    {
        if (text.StartsWith('['))
        {
            return text.EndsWith(']') ? (text[1..^1], null)
                : text.IndexOf("]:", StringComparison.Ordinal) is > 0 and var end ? (text[1..end], text[(end + 2)..])
                : (text, null);
        }

        var colon = text.LastIndexOf(':');
        return colon < 0 || IPAddress.TryParse(text, out _) ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}

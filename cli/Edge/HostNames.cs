using System.Net;
using Microsoft.AspNetCore.Http;

namespace Nebula.Cli.Edge;

/// <summary>
/// The names this installation goes by. A browser that was lured to another name, pointed at this machine by its owner (DNS
/// rebinding), would hand our answers to that name's pages: the edge does not answer for it. An address in digits cannot be pointed anywhere.
/// </summary>
internal sealed class HostNames(EdgeAccessOptions options)
{
    private readonly HashSet<string> _names = new(
        ["localhost", Environment.MachineName, .. options.Hosts, .. options.PublicUrl is { } url ? [new Uri(url).Host] : Array.Empty<string>()],
        StringComparer.OrdinalIgnoreCase);

    public bool Includes(HostString host) => host.HasValue && (IPAddress.TryParse(host.Host, out _) || _names.Contains(host.Host));
}

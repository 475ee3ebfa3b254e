using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>
/// The client's own address, scheme and host behind the edge. X-Forwarded-* is believed from trusted proxies only; from anybody
/// else it is text that an attacker chose.
/// </summary>
internal sealed class ForwardedRequest(IOptions<IdentityOptions> options)
{
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1/128"];

    private readonly IPNetwork[] _trusted = [.. Parse(options.Value.TrustedProxies is { Length: > 0 } named ? named : Loopback)];

    /// <summary>Walks X-Forwarded-For from the right, for as long as each hop is one of our proxies.</summary>
    public IPAddress AddressOf(HttpRequest request)
    {
        var address = PeerOf(request);
        var hops = request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var index = hops.Length - 1; index >= 0 && IsTrusted(address); index--)
        {
            if (!IPEndPoint.TryParse(hops[index], out var hop))
            {
                break;
            }

            address = Plain(hop.Address);
        }

        return address;
    }

    public bool IsHttps(HttpRequest request) => request.IsHttps
        || (IsTrusted(PeerOf(request)) && Last(request, "X-Forwarded-Proto").Equals("https", StringComparison.OrdinalIgnoreCase));

    public HostString HostOf(HttpRequest request)
    {
        var forwarded = IsTrusted(PeerOf(request)) ? Last(request, "X-Forwarded-Host") : "";
        return forwarded.Length > 0 ? new HostString(forwarded) : request.Host;
    }

    private bool IsTrusted(IPAddress address) => _trusted.Any(network => network.Contains(address));

    private static IPAddress PeerOf(HttpRequest request) => Plain(request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static string Last(HttpRequest request, string header) =>
        request.Headers[header].ToString().Split(',', StringSplitOptions.TrimEntries)[^1];

    private static IEnumerable<IPNetwork> Parse(string[] list)
    {
        foreach (var text in list)
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                yield return network;
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                yield return new IPNetwork(address, address.GetAddressBytes().Length * 8);
            }
            else
            {
                throw new OptionsValidationException(
                    nameof(IdentityOptions),
                    typeof(IdentityOptions),
                    [$"NEBULA_TRUSTED_PROXIES: '{text}' is neither an address nor a network such as 10.0.0.0/8."]);
            }
        }
    }
}

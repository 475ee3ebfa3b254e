using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>
/// The client's own address, scheme and host behind the edge. X-Forwarded-* is believed from the edge, which shows its secret: to
/// be on this machine is no proof, since any process may be. Without an edge secret the trusted proxies are believed.
/// </summary>
internal sealed class ForwardedRequest(IOptions<IdentityOptions> options)
{
    public const string SecretHeader = "X-Nebula-Edge";

    private readonly TrustedProxies _proxies = Parse(options.Value.TrustedProxies);

    private readonly byte[]? _edge = string.IsNullOrEmpty(options.Value.EdgeSecret) ? null : SecretToken.HashOf(options.Value.EdgeSecret);

    /// <summary>Walks X-Forwarded-For from the right, for as long as each hop is one of our proxies.</summary>
    public IPAddress AddressOf(HttpRequest request)
    {
        var address = PeerOf(request);
        var isOurs = IsBelieved(request);
        var hops = request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var index = hops.Length - 1; index >= 0 && isOurs; index--)
        {
            if (!IPEndPoint.TryParse(hops[index], out var hop))
            {
                break;
            }

            address = TrustedProxies.Plain(hop.Address);
            isOurs = _proxies.Contains(address);
        }

        return address;
    }

    /// <summary>
    /// Who handed the request to our edge, by the edge's own word, which ends X-Forwarded-For; who connected, where there is no edge. Null for
    /// what came past the edge.
    /// </summary>
    public IPAddress? ProxyOf(HttpRequest request)
    {
        if (_edge is null)
        {
            return PeerOf(request);
        }

        return IsBelieved(request) && IPEndPoint.TryParse(Last(request, "X-Forwarded-For"), out var hop) ? TrustedProxies.Plain(hop.Address) : null;
    }

    public bool IsHttps(HttpRequest request) => request.IsHttps
        || (IsBelieved(request) && Last(request, "X-Forwarded-Proto").Equals("https", StringComparison.OrdinalIgnoreCase));

    public HostString HostOf(HttpRequest request)
    {
        var forwarded = IsBelieved(request) ? Last(request, "X-Forwarded-Host") : "";
        return forwarded.Length > 0 ? new HostString(forwarded) : request.Host;
    }

    private bool IsBelieved(HttpRequest request) => _edge is null
        ? _proxies.Contains(PeerOf(request))
        : SecretToken.Matches(request.Headers[SecretHeader].ToString(), _edge);

    private static IPAddress PeerOf(HttpRequest request) => TrustedProxies.Plain(request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);

    private static string Last(HttpRequest request, string header) =>
        request.Headers[header].ToString().Split(',', StringSplitOptions.TrimEntries)[^1];

    private static TrustedProxies Parse(string[] list) => TrustedProxies.TryParse(list, out var proxies, out var problem)
        ? proxies
        : throw new OptionsValidationException(nameof(IdentityOptions), typeof(IdentityOptions), [problem]);
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Identity;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>
/// Tells the functions who asked. By the connection: what a client says about itself in such headers is dropped, or it could choose
/// the address that throttling and audit see. A proxy that the operator named is heard, and itself added as the last hop. Likewise who is
/// signed in: from anybody but the proxies listed for it, that header is dropped.
/// </summary>
internal sealed class ForwardedHeaders(EdgeAccessOptions access, string secret) : HttpTransformer
{
    /// <summary>By which the functions know us.</summary>
    public const string SecretHeader = "X-Nebula-Edge";

    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";
    private const string Host = "X-Forwarded-Host";

    private static readonly string[] Claims = ["Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP", SecretHeader];

    /// <summary>The host that the client asked for, as far as anybody we believe knows.</summary>
    public HostString HostOf(HttpRequest request) => Heard(request, Host) is { Length: > 0 } heard ? new HostString(Last(heard)) : request.Host;

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var name in proxyRequest.Headers.Select(header => header.Key).Where(IsClaim).ToList())
        {
            proxyRequest.Headers.Remove(name);
        }

        var request = httpContext.Request;
        var peer = PeerOf(request).ToString();
        if (access.ForwardAuthHeader is { } named && !access.ForwardAuthProxies.Contains(PeerOf(request)))
        {
            proxyRequest.Headers.Remove(named);
        }

        var host = HostOf(request).Value;

        // The functions check Origin against the host the browser sees.
        proxyRequest.Headers.Host = host;
        proxyRequest.Headers.TryAddWithoutValidation(For, Heard(request, For) is { Length: > 0 } hops ? $"{hops}, {peer}" : peer);
        proxyRequest.Headers.TryAddWithoutValidation(Proto, Heard(request, Proto) is { Length: > 0 } scheme ? Last(scheme) : request.Scheme);
        proxyRequest.Headers.TryAddWithoutValidation(Host, host);
        proxyRequest.Headers.TryAddWithoutValidation(SecretHeader, secret);
    }

    /// <summary>An empty 404 comes from no function of ours, which all say what is wrong, but from the server they run on.</summary>
    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var unanswered = proxyResponse is { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, Content.Headers: { ContentLength: 0, ContentType: null } };
        if (!unanswered)
        {
            return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }

        await EdgeProblem.NoSuchEndpointAsync(httpContext);
        return false;
    }

    private string? Heard(HttpRequest request, string header) => access.Proxies.Contains(PeerOf(request)) ? request.Headers[header].ToString() : null;

    private static IPAddress PeerOf(HttpRequest request) => TrustedProxies.Plain(request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);

    private static string Last(string list) => list.Split(',', StringSplitOptions.TrimEntries)[^1];

    private static bool IsClaim(string name) =>
        name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Original", StringComparison.OrdinalIgnoreCase)
        || Claims.Contains(name, StringComparer.OrdinalIgnoreCase);
}

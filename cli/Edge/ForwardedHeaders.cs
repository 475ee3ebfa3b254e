using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>
/// Tells the functions who asked, by the connection only: what a client says about itself in such headers is dropped,
/// or it could choose the address that throttling and audit see.
/// </summary>
internal sealed class ForwardedHeaders : HttpTransformer
{
    public static readonly ForwardedHeaders Instance = new();

    private static readonly string[] Claims = ["Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP"];

    private ForwardedHeaders()
    {
    }

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var name in proxyRequest.Headers.Select(header => header.Key).Where(IsClaim).ToList())
        {
            proxyRequest.Headers.Remove(name);
        }

        // The functions check Origin against the host the browser sees.
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString());
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Proto", httpContext.Request.Scheme);
        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Host", httpContext.Request.Host.Value);
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

    private static bool IsClaim(string name) =>
        name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Original", StringComparison.OrdinalIgnoreCase)
        || Claims.Contains(name, StringComparer.OrdinalIgnoreCase);
}

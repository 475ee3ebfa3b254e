using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>Hands a request to the functions and streams the answer, byte by byte, as long as both sides stay.</summary>
internal sealed class FunctionsProxy(IHttpForwarder forwarder, Uri functions) : IDisposable
{
    // A function may be silent for 4 minutes; event streams send a comment every 15 s.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromMinutes(4.5) };

    // For an answer that has a stand-in: better the last one now than the true one never.
    private static readonly ForwarderRequestConfig Impatient = new() { ActivityTimeout = TimeSpan.FromSeconds(2) };

    private readonly string _destination = functions.GetLeftPart(UriPartial.Authority) + "/";

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        ConnectTimeout = TimeSpan.FromSeconds(2),
    });

    /// <param name="hasStandIn">The caller has another answer, should this one take longer than 2 s to begin.</param>
    /// <returns>false when nobody answered and nothing was written yet: the caller answers then.</returns>
    public async Task<bool> TryForwardAsync(HttpContext context, bool hasStandIn)
    {
        var error = await forwarder.SendAsync(context, _destination, _client, hasStandIn ? Impatient : Patient, ForwardedHeaders.Instance);
        return error == ForwarderError.None || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested;
    }

    public void Dispose() => _client.Dispose();
}

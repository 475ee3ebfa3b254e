using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>Hands a request to the functions and streams the answer, byte by byte, as long as both sides stay.</summary>
internal sealed class FunctionsProxy(IHttpForwarder forwarder, Uri functions, ForwardedHeaders headers) : IDisposable
{
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

    /// <param name="context">The request; its response is not begun unless the result is <see cref="ForwardResult.Answered"/>.</param>
    /// <param name="patience">How long either side may be silent.</param>
    public async Task<ForwardResult> ForwardAsync(HttpContext context, TimeSpan patience)
    {
        var config = new ForwarderRequestConfig { ActivityTimeout = patience };
        var error = await forwarder.SendAsync(context, _destination, _client, config, headers);
        if (error == ForwarderError.None || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return ForwardResult.Answered;
        }

        return IsOfTheRequest(error) ? ForwardResult.BadRequest : ForwardResult.Silence;
    }

    // What a client can bring about by itself says nothing about the functions.
    private static bool IsOfTheRequest(ForwarderError error) => error is ForwarderError.RequestCreation
        or ForwarderError.RequestCanceled
        or ForwarderError.RequestBodyCanceled
        or ForwarderError.RequestBodyClient
        or ForwarderError.RequestBodyDestination;

    public void Dispose() => _client.Dispose();
}

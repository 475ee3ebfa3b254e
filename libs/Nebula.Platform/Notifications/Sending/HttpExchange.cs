using System.Net.Sockets;
using System.Text;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>One request to an address that a user has named: through the guard, bounded in time and size, without redirects.</summary>
internal sealed class HttpExchange(OutboundHttp http, TimeProvider time)
{
    private const int MaxAnswer = 16 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <returns>The answer, or why there is none.</returns>
    public async Task<(HttpAnswer? Answer, SendOutcome? Failure)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var trace = new OutboundTrace();
        using var client = http.Create(OutboundPolicy.Notifications, trace);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            var body = await ReadAsync(response, both.Token);
            return (new HttpAnswer((int)response.StatusCode, response.Headers, body), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var words = $"{request.RequestUri!.Host} did not answer within {Limit.TotalSeconds:0} s.";
            return (null, new SendOutcome(SendResult.Failed, words) { MayHaveArrived = trace.Connections > 0 });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OutboundRefusedException or SocketException)
        {
            return (null, Failure(exception, request.RequestUri!, trace));
        }
    }

    // The way of an exception: a refusal comes wrapped by the client that dialled.
    private static SendOutcome Failure(Exception exception, Uri url, OutboundTrace trace)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is OutboundRefusedException refused)
            {
                return new SendOutcome(SendResult.Rejected, refused.Message);
            }
        }

        var why = trace.CertificateProblem ?? (exception.InnerException ?? exception).Message;
        var begun = trace is { Connections: > 0, CertificateProblem: null };
        return new SendOutcome(SendResult.Failed, $"{url.Host} could not be asked: {why}") { MayHaveArrived = begun };
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswer];
        var length = await stream.ReadAtLeastAsync(buffer, MaxAnswer, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}

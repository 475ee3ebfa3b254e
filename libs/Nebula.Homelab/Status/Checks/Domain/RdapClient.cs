using System.Net;
using System.Net.Http.Headers;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Asks RDAP servers (RFC 9082) through the outbound guard.</summary>
internal sealed class RdapClient(OutboundHttp outbound, TimeProvider time)
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxRedirects = 3;

    private static readonly TimeSpan UsualPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>The body; null when the server knows no such thing (404).</summary>
    /// <exception cref="RdapBusyException">It wants to be asked later.</exception>
    /// <exception cref="UnexpectedAnswerException">It answers something else.</exception>
    public async Task<ReadOnlyMemory<byte>?> GetAsync(Uri url, OutboundTrace trace, CancellationToken cancellationToken)
    {
        using var http = outbound.Create(OutboundPolicy.Monitors, trace, maxRedirects: MaxRedirects);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/rdap+json, application/json;q=0.9");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return null;
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                throw new RdapBusyException($"it answers {(int)response.StatusCode}", PauseOf(response.Headers.RetryAfter));
            case not HttpStatusCode.OK:
                throw new UnexpectedAnswerException("200", $"{(int)response.StatusCode}");
        }

        var body = await response.Content.ReadBoundedAsync(MaxBytes, cancellationToken);
        return body.IsComplete ? body.Bytes : throw new UnexpectedAnswerException("an answer", $"more than {MaxBytes / 1024} KB");
    }

    private TimeSpan PauseOf(RetryConditionHeaderValue? after)
    {
        var pause = after?.Delta ?? (after?.Date - time.GetUtcNow()) ?? UsualPause;
        return pause < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : pause > LongestPause ? LongestPause : pause;
    }
}

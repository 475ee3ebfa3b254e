using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, (DateTimeOffset NotBefore, string Message)> _busy = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body; null when the server knows no such thing (404).</summary>
    /// <exception cref="RdapBusyException">It wants to be asked later, or wanted so of another name.</exception>
    /// <exception cref="UnexpectedAnswerException">It answers something else.</exception>
    public async Task<ReadOnlyMemory<byte>?> GetAsync(Uri url, OutboundPolicy policy, OutboundTrace trace, CancellationToken cancellationToken)
    {
        if (_busy.TryGetValue(url.Authority, out var busy) && busy.NotBefore - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            throw new RdapBusyException(busy.Message, left);
        }

        using var http = outbound.Create(policy, trace, maxRedirects: MaxRedirects);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/rdap+json, application/json;q=0.9");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return null;
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                throw Busy(url, $"it answers {(int)response.StatusCode}", PauseOf(response.Headers.RetryAfter));
            case not HttpStatusCode.OK:
                throw new UnexpectedAnswerException("200", $"{(int)response.StatusCode}");
        }

        var body = await response.Content.ReadBoundedAsync(MaxBytes, cancellationToken);
        return body.IsComplete ? body.Bytes : throw new UnexpectedAnswerException("an answer", $"more than {MaxBytes / 1024} KB");
    }

    private RdapBusyException Busy(Uri url, string message, TimeSpan pause)
    {
        _busy[url.Authority] = (time.GetUtcNow() + pause, message);
        return new RdapBusyException(message, pause);
    }

    private TimeSpan PauseOf(RetryConditionHeaderValue? after)
    {
        var pause = after?.Delta ?? (after?.Date - time.GetUtcNow()) ?? UsualPause;
        return pause < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : pause > LongestPause ? LongestPause : pause;
    }
}

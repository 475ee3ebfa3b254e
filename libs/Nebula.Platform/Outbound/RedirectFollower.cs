using System.Net;

namespace Nebula.Platform.Outbound;

/// <summary>
/// Follows redirects. The framework's own follower takes any scheme for HTTP: a redirect to gopher://127.0.0.1/ would
/// send a request to port 70. This one stays with http and https, and never goes back from https to http. What proves who asks is for the
/// origin that was asked: at the first redirect to another one it is left behind, and no way leads back to it.
/// </summary>
internal sealed class RedirectFollower(HttpMessageHandler inner, int maxRedirects) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var i = 0; i < maxRedirects && Next(request, response) is { } next; i++)
        {
            response.Dispose();
            request = next;
            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    // Without being called secret they are (Fetch, 4.4: a redirect to another origin loses them).
    private static readonly HashSet<string> Credentials = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie" };

    /// <summary>Null when the answer is final, or a redirect that is not followed: then the caller gets to see the 3xx.</summary>
    private static HttpRequestMessage? Next(HttpRequestMessage request, HttpResponseMessage response)
    {
        // A body is never sent twice, least of all to somebody else.
        if (request.Content is not null || !IsRedirect(response.StatusCode) || response.Headers.Location is not { } location)
        {
            return null;
        }

        if (!Uri.TryCreate(request.RequestUri, location, out var target) || !MayFollow(request.RequestUri!, target))
        {
            return null;
        }

        var next = new HttpRequestMessage(MethodAfter(response.StatusCode, request.Method), target) { Version = request.Version };
        Take(request, next);
        return next;
    }

    private static void Take(HttpRequestMessage request, HttpRequestMessage next)
    {
        var isOwn = IsSameOrigin(request.RequestUri!, next.RequestUri!);
        if (request.Options.TryGetValue(OutboundHttp.SecretHeaders, out var secret))
        {
            next.Options.Set(OutboundHttp.SecretHeaders, secret);
        }

        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (isOwn || (!Credentials.Contains(name) && secret?.Contains(name) != true))
            {
                next.Headers.TryAddWithoutValidation(name, values);
            }
        }
    }

    private static bool IsSameOrigin(Uri from, Uri to) =>
        from.Scheme == to.Scheme && from.Port == to.Port && string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool MayFollow(Uri from, Uri to) =>
        to.Scheme == Uri.UriSchemeHttps || (to.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently
        or HttpStatusCode.Found
        or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect
        or HttpStatusCode.PermanentRedirect;

    // RFC 9110, 15.4: POST becomes GET after 301 and 302, as all browsers do it; after 303 all but HEAD does.
    private static HttpMethod MethodAfter(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };
}

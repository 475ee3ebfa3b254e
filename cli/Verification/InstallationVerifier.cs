using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nebula.Cli.Verification;

/// <summary>A smoke test of a running installation, from outside, through the edge, changing nothing.</summary>
internal sealed class InstallationVerifier : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly string[] Closed =
    [
        "/admin", "/ADMIN/host/status", "/runtime/webhooks", "/api/internal/setup-links", "/api/%69nternal/setup-links", "/v1/internal/setup-links", "//admin",
    ];

    private readonly HttpClient _http;

    public InstallationVerifier(Uri url) =>
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url, Timeout = Patience };

    public async IAsyncEnumerable<VerifiedLine> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await TryAsync("the edge answers", () => ExpectAsync("/", HttpStatusCode.OK, cancellationToken));
        yield return await TryAsync("the site is served, with its policy", () => SiteAsync(cancellationToken));
        yield return await TryAsync("the functions live", () => ExpectAsync("/api/health/live", HttpStatusCode.OK, cancellationToken));
        yield return await TryAsync("database, cache and service map are ready", () => ExpectAsync("/api/health/ready", HttpStatusCode.OK, cancellationToken));
        yield return await TryAsync("the status is current", () => StatusAsync(cancellationToken));
        yield return await TryAsync("the live stream begins at once", () => StreamAsync(cancellationToken));
        yield return await TryAsync("a stranger does not read monitors", () => ExpectAsync("/api/monitors", HttpStatusCode.Unauthorized, cancellationToken));
        foreach (var path in Closed)
        {
            yield return await TryAsync($"{path} is closed", () => ExpectAsync(path, HttpStatusCode.NotFound, cancellationToken));
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<VerifiedLine> TryAsync(string name, Func<Task<string?>> check)
    {
        try
        {
            return new VerifiedLine(name, await check());
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or IOException or OperationCanceledException)
        {
            return new VerifiedLine(name, error is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : error.Message);
        }
    }

    private async Task<string?> ExpectAsync(string path, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var response = await GetAsync(path, cancellationToken);
        return response.StatusCode == expected ? null : $"expected {(int)expected}, got {(int)response.StatusCode}";
    }

    private async Task<string?> SiteAsync(CancellationToken cancellationToken)
    {
        using var response = await GetAsync("/status", cancellationToken);
        var policy = response.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(';', values) : "";
        var page = await response.Content.ReadAsStringAsync(cancellationToken);
        return !page.Contains("id=\"root\"", StringComparison.Ordinal) ? "the page is not the site's"
            : !policy.Contains("script-src 'self'", StringComparison.Ordinal) ? "no Content-Security-Policy that limits scripts"
            : !response.Headers.Contains("X-Content-Type-Options") ? "no X-Content-Type-Options"
            : null;
    }

    private async Task<string?> StatusAsync(CancellationToken cancellationToken)
    {
        using var response = await GetAsync("/api/status", cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return $"expected 200, got {(int)response.StatusCode}";
        }

        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return status?["services"] is not JsonArray ? "it lists no services"
            : status["stale"]?.GetValue<bool>() == true ? $"it is stale: {status["staleReason"]?["detail"]}"
            : null;
    }

    private async Task<string?> StreamAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var response = await GetAsync("/api/status/stream", limit.Token);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            return $"got {(int)response.StatusCode} {response.Content.Headers.ContentType}";
        }

        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        return await stream.ReadAsync(new byte[1], limit.Token) == 1 ? null : "it ended at once";
    }

    private async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        // As it is written: Uri would tidy some of these paths up before anybody could refuse them.
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{_http.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}", asWritten));
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}

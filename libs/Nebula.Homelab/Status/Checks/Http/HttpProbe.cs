using System.Globalization;
using System.Text;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Http;

internal sealed class HttpProbe(WebExchange web, RequestHeaders headers, TimeProvider time) : Probe<HttpCheck>
{
    private const int MaxBodyBytes = 1024 * 1024;

    protected override async Task<ProbeOutcome> RunAsync(HttpCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var secret = await headers.ResolveAsync(check, cancellationToken);
        if (!secret.IsSuccess)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, secret.Error.Detail);
        }

        var terms = new WebTerms
        {
            Policy = check.Policy,
            VerifyTls = check.VerifyTls,
            // Turned upside down, whatever answers is the answer: where it points to, and what it says, is nobody's business then.
            MaxRedirects = check is { FollowRedirects: true, UpsideDown: false } ? check.MaxRedirects : 0,
            CertificateWarnDays = check.CertificateWarnDays,
        };
        var outcome = await web.RunAsync(terms, trace, (http, token) => AskAsync(check, secret.Value, http, trace, token), cancellationToken);
        return secret.Value.Count == 0 ? outcome : outcome with { Mask = new EvidenceMask(secret.Value.Values) };
    }

    private async Task<ProbeOutcome> AskAsync(
        HttpCheck check, IReadOnlyDictionary<string, string> secret, HttpClient http, OutboundTrace trace, CancellationToken cancellationToken)
    {
        using var request = Request(check, secret);
        var started = time.GetTimestamp();
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var took = time.GetElapsedTime(started);

        var status = (int)response.StatusCode;
        var evidence = ProbeOutcome.NothingSeen with
        {
            Expected = check.ExpectedStatus.ToString(),
            Actual = $"{status} after {DurationText.Of(took)}",
            Facts = FactsOf(status, trace, response),
        };
        if (!check.ExpectedStatus.Contains(status))
        {
            return ProbeOutcome.Of(ServiceState.Down, $"expected {evidence.Expected}, got {evidence.Actual}", took, evidence);
        }

        BoundedBody? body = check is { NeedsBody: true, UpsideDown: false } ? await response.Content.ReadBoundedAsync(MaxBodyBytes, cancellationToken) : null;
        if (check.Contains is { } text && body is { } read && MissingIn(read, text) is { } missing)
        {
            var reason = $"the answer does not contain \"{PlainText.Of(text)}\"{missing}";
            return ProbeOutcome.Of(ServiceState.Down, reason, took, evidence with { Detail = reason });
        }

        return ProbeOutcome.Of(ServiceState.Up, $"{status} in {DurationText.Of(took)}", took, evidence) with
        {
            Answer = new HttpAnswerFacts(response, trace.Connections - 1, body),
        };
    }

    private static HttpRequestMessage Request(HttpCheck check, IReadOnlyDictionary<string, string> secret)
    {
        var request = new HttpRequestMessage(new HttpMethod(check.Method), check.Url);
        foreach (var (name, value) in check.Request.Headers.Concat(secret))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (secret.Count > 0)
        {
            request.Options.Set(OutboundHttp.SecretHeaders, secret.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase));
        }

        if (check.Request.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Text));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", body.Type);
        }

        return request;
    }

    /// <summary>Null when the text is there; else what to add to the sentence that it is not.</summary>
    private static string? MissingIn(BoundedBody body, string text)
    {
        if (body.Bytes.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
        {
            return null;
        }

        return body.IsComplete ? "" : " within its first MiB";
    }

    private static Dictionary<string, string> FactsOf(int status, OutboundTrace trace, HttpResponseMessage response)
    {
        var facts = new Dictionary<string, string> { ["status"] = status.ToString(CultureInfo.InvariantCulture) };
        if (trace.Connections > 1)
        {
            facts["redirects"] = (trace.Connections - 1).ToString(CultureInfo.InvariantCulture);
            facts["finalUrl"] = PlainText.Of(response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path));
        }

        return facts;
    }
}

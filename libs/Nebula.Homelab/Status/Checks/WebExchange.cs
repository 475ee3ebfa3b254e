using System.Globalization;
using System.Security.Authentication;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>One guarded HTTP exchange of a probe: adds what was seen on the way, and says what was wrong with the certificate.</summary>
internal sealed class WebExchange(OutboundHttp outbound, TimeProvider time)
{
    private const int CertificateWarningDays = 7;

    public async Task<ProbeOutcome> RunAsync(
        bool verifyTls, bool followRedirects, Func<OutboundClient, CancellationToken, Task<ProbeOutcome>> run, CancellationToken cancellationToken)
    {
        using var client = outbound.Create(OutboundPolicy.Monitors, verifyTls, followRedirects);
        ProbeOutcome outcome;
        try
        {
            outcome = await run(client, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            var problem = client.Trace.CertificateProblem ?? "no secure connection could be agreed on";
            outcome = ProbeOutcome.Of(ServiceState.Down, $"TLS failed: {problem}", evidence: ProbeOutcome.NothingSeen with
            {
                Expected = "a valid certificate",
                Actual = problem,
            });
        }

        return WithCertificate(WithFacts(outcome, client.Trace), client.Trace);
    }

    private static ProbeOutcome WithFacts(ProbeOutcome outcome, OutboundTrace trace)
    {
        var facts = new Dictionary<string, string>(outcome.Evidence.Facts ?? new Dictionary<string, string>());
        Add("address", trace.Remote?.ToString());
        Add("dns", trace.Resolution is { } resolution ? DurationText.Of(resolution) : null);
        Add("connect", trace.Connection is { } connection ? DurationText.Of(connection) : null);
        return facts.Count == 0 ? outcome : outcome with { Evidence = outcome.Evidence with { Facts = facts } };

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                facts[name] = value;
            }
        }
    }

    private ProbeOutcome WithCertificate(ProbeOutcome outcome, OutboundTrace trace)
    {
        if (trace.CertificateEnds is not { } ends)
        {
            return outcome;
        }

        var days = (int)Math.Floor((ends - time.GetUtcNow()).TotalDays);
        var facts = new Dictionary<string, string>(outcome.Evidence.Facts ?? new Dictionary<string, string>())
        {
            ["certificateDays"] = days.ToString(CultureInfo.InvariantCulture),
            ["certificateEnds"] = ends.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        outcome = outcome with { Evidence = outcome.Evidence with { Facts = facts } };
        if (outcome.State is not (ServiceState.Up or ServiceState.Degraded))
        {
            return outcome;
        }

        if (days >= CertificateWarningDays)
        {
            return outcome with { Reason = $"{outcome.Reason}, certificate {days} days" };
        }

        return outcome with
        {
            State = ServiceState.Degraded,
            Reason = $"{outcome.Reason}, but {EndOf(days)}",
            Evidence = outcome.Evidence with { Detail = $"{EndOf(days)}; expected at least {CertificateWarningDays} days" },
        };
    }

    private static string EndOf(int days) => days switch
    {
        < 0 => "the certificate has ended",
        0 => "the certificate ends within a day",
        1 => "the certificate ends in 1 day",
        _ => $"the certificate ends in {days} days",
    };
}

using System.Security.Authentication;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>One guarded HTTP exchange of a probe: says what is or will be wrong with the certificate.</summary>
internal sealed class WebExchange(OutboundHttp outbound, TimeProvider time)
{
    public async Task<ProbeOutcome> RunAsync(
        WebTerms terms, OutboundTrace trace, Func<HttpClient, CancellationToken, Task<ProbeOutcome>> run, CancellationToken cancellationToken)
    {
        using var http = outbound.Create(terms.Policy, trace, terms.VerifyTls, terms.MaxRedirects);
        ProbeOutcome outcome;
        try
        {
            outcome = await run(http, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            var problem = ProblemOf(trace) ?? "no secure connection could be agreed on";
            outcome = ProbeOutcome.Of(ServiceState.Down, $"TLS failed: {problem}", evidence: ProbeOutcome.NothingSeen with
            {
                Expected = "a valid certificate",
                Actual = problem,
            }) with
            { Answered = true };
        }

        return WithCertificate(outcome, terms, trace);
    }

    // When it ended says more than that it is not valid now.
    private string? ProblemOf(OutboundTrace trace) =>
        trace.Certificate is { } certificate && CertificateTime.FaultOf(certificate, time.GetUtcNow()) is { } fault ? fault : trace.CertificateProblem;

    private ProbeOutcome WithCertificate(ProbeOutcome outcome, WebTerms terms, OutboundTrace trace)
    {
        if (trace.CertificateEnds is not { } ends)
        {
            return outcome;
        }

        var days = CertificateTime.DaysLeft(ends, time.GetUtcNow());
        var facts = new Dictionary<string, string>(outcome.Evidence.Facts ?? new Dictionary<string, string>());
        CertificateTime.AddFacts(facts, ends, days);
        outcome = outcome with { Evidence = outcome.Evidence with { Facts = facts } };
        if (outcome.State is not (ServiceState.Up or ServiceState.Degraded))
        {
            return outcome;
        }

        if (terms.CertificateWarnDays == 0 || ends - time.GetUtcNow() > TimeSpan.FromDays(terms.CertificateWarnDays))
        {
            return outcome with { Reason = $"{outcome.Reason}, certificate {days} days" };
        }

        return outcome with
        {
            State = ServiceState.Degraded,
            Reason = $"{outcome.Reason}, but {CertificateTime.EndOf(days)}",
            Evidence = outcome.Evidence with { Detail = $"{CertificateTime.EndOf(days)}; expected more than {terms.CertificateWarnDays} days" },
        };
    }
}

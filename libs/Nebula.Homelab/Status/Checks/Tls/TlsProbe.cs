using System.Security.Authentication;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Tls;

internal sealed class TlsProbe(OutboundTls tls, TimeProvider time) : Probe<TlsCheck>
{
    protected override async Task<ProbeOutcome> RunAsync(TlsCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var protocol = await tls.ShakeHandsAsync(
            check.Endpoint.Host, check.Endpoint.Port, check.Name, OutboundPolicy.Monitors, trace, cancellationToken);
        var took = time.GetElapsedTime(started);

        var certificate = trace.Certificate ?? throw new AuthenticationException();
        var days = CertificateTime.DaysLeft(certificate.Ends, time.GetUtcNow());
        var evidence = ProbeOutcome.NothingSeen with
        {
            Expected = check.WarnDays > 0 ? $"a valid certificate for {check.Name} with more than {check.WarnDays} days left" : $"a valid certificate for {check.Name}",
            Facts = FactsOf(certificate, days, NameOf(protocol)),
        };
        if (TlsFault.Of(check, certificate, time.GetUtcNow()) is { } fault)
        {
            return ProbeOutcome.Of(ServiceState.Down, fault, took, evidence with { Actual = fault });
        }

        var left = CertificateTime.EndOf(days);
        return certificate.Ends - time.GetUtcNow() <= TimeSpan.FromDays(check.WarnDays)
            ? ProbeOutcome.Of(ServiceState.Degraded, left, took, evidence with { Actual = left })
            : ProbeOutcome.Of(ServiceState.Up, $"{left}, {NameOf(protocol)}, {DurationText.Of(took)}", took, evidence with { Actual = left });
    }

    private static Dictionary<string, string> FactsOf(PresentedCertificate certificate, int days, string protocol)
    {
        var facts = new Dictionary<string, string>
        {
            ["subject"] = PlainText.Of(certificate.Subject),
            ["issuer"] = PlainText.Of(certificate.Issuer),
            ["protocol"] = protocol,
        };
        if (certificate.Names.Count > 0)
        {
            facts["names"] = PlainText.Of(string.Join(", ", certificate.Names));
        }

        CertificateTime.AddFacts(facts, certificate.Ends, days);
        return facts;
    }

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => "an old TLS",
    };
}

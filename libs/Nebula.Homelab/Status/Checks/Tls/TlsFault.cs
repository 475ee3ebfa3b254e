using System.Security.Cryptography.X509Certificates;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Tls;

/// <summary>Why a certificate will not do.</summary>
internal static class TlsFault
{
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <summary>Null when nothing is wrong with it.</summary>
    public static string? Of(TlsCheck check, PresentedCertificate certificate, DateTimeOffset now)
    {
        if (CertificateTime.FaultOf(certificate, now) is { } fault)
        {
            return fault;
        }

        if (!certificate.FitsName)
        {
            return $"the certificate is for {OwnersOf(certificate)}, not for {check.Name}";
        }

        return (check.AllowSelfSigned ? certificate.ChainStatus & ~Untrusted : certificate.ChainStatus) switch
        {
            X509ChainStatusFlags.NoError => null,
            // Its own time was looked at above.
            var status when status.HasFlag(X509ChainStatusFlags.NotTimeValid) => "an authority above its certificate has ended or has not begun",
            var status => OutboundTrace.ProblemOf(status),
        };
    }

    private static string OwnersOf(PresentedCertificate certificate) => certificate.Names.Count switch
    {
        0 => certificate.Subject.Length > 0 ? PlainText.Of(certificate.Subject) : "nobody",
        1 => PlainText.Of(certificate.Names[0]),
        var count => $"{PlainText.Of(certificate.Names[0])} and {count - 1} more",
    };
}

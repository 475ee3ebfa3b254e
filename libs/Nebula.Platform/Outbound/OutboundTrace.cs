using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Nebula.Platform.Outbound;

/// <summary>What was seen on the way of one exchange; after a redirect, on the way of its last hop.</summary>
public sealed class OutboundTrace
{
    public TimeSpan? Resolution { get; private set; }

    public TimeSpan? Connection { get; private set; }

    /// <summary>The first of the addresses that were to be dialled, whether anything answered there or not.</summary>
    public IPAddress? Wanted { get; private set; }

    /// <summary>The address that was dialled.</summary>
    public IPEndPoint? Remote { get; private set; }

    /// <summary>Null without TLS, and when none was presented.</summary>
    public PresentedCertificate? Certificate { get; private set; }

    public DateTimeOffset? CertificateEnds => Certificate?.Ends;

    /// <summary>What was wrong with the certificate, for people; null when nothing, or when there was no TLS.</summary>
    public string? CertificateProblem { get; private set; }

    public int Connections { get; private set; }

    /// <summary>The host has an address, which is dialled now.</summary>
    public void Resolved(TimeSpan took, IPAddress wanted) => (Resolution, Wanted) = (took, wanted);

    internal void Connected(TimeSpan took, IPEndPoint remote)
    {
        Connection = took;
        Remote = remote;
        Connections++;
        Certificate = null;
        CertificateProblem = null;
    }

    internal void Presented(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var fitsName = !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        Certificate = certificate is null ? null : PresentedCertificate.Of(certificate, chain, fitsName);
        CertificateProblem = errors switch
        {
            SslPolicyErrors.None => null,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "it presented no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "its certificate is for another name",
            _ => ProblemOf(Certificate?.ChainStatus ?? default),
        };
    }

    /// <summary>What a chain's status means, for people.</summary>
    public static string ProblemOf(X509ChainStatusFlags status) => status switch
    {
        _ when status.HasFlag(X509ChainStatusFlags.NotTimeValid) => "its certificate has ended or has not begun",
        _ when status.HasFlag(X509ChainStatusFlags.Revoked) => "its certificate was revoked",
        _ when status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain) =>
            "its certificate is not signed by an authority that this machine trusts",
        _ => "its certificate is not valid",
    };
}

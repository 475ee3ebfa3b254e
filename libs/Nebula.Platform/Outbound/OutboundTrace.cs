using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Nebula.Platform.Outbound;

/// <summary>What was seen on the way of one exchange; after a redirect, on the way of its last hop.</summary>
public sealed class OutboundTrace
{
    public TimeSpan? Resolution { get; private set; }

    public TimeSpan? Connection { get; private set; }

    /// <summary>The address that was dialled.</summary>
    public IPEndPoint? Remote { get; private set; }

    public DateTimeOffset? CertificateEnds { get; private set; }

    /// <summary>What was wrong with the certificate, for people; null when nothing, or when there was no TLS.</summary>
    public string? CertificateProblem { get; private set; }

    public int Connections { get; private set; }

    internal void Resolved(TimeSpan took) => Resolution = took;

    internal void Connected(TimeSpan took, IPEndPoint remote)
    {
        Connection = took;
        Remote = remote;
        Connections++;
        CertificateEnds = null;
        CertificateProblem = null;
    }

    internal void Presented(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        CertificateEnds = certificate is null ? null : new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        CertificateProblem = errors switch
        {
            SslPolicyErrors.None => null,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "it presented no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "its certificate is for another name",
            _ => ChainProblem(chain),
        };
    }

    private static string ChainProblem(X509Chain? chain)
    {
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, each) => flags | each.Status) ?? default;
        return status switch
        {
            _ when status.HasFlag(X509ChainStatusFlags.NotTimeValid) => "its certificate has ended or has not begun",
            _ when status.HasFlag(X509ChainStatusFlags.Revoked) => "its certificate was revoked",
            _ when status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain) =>
                "its certificate is not signed by an authority that this machine trusts",
            _ => "its certificate is not valid",
        };
    }
}

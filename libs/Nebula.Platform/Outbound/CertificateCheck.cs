using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nebula.Platform.Outbound;

/// <summary>How the certificates of strangers are looked at.</summary>
internal static class CertificateCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <param name="trace">Gets to know what was presented.</param>
    /// <param name="verify">False takes any certificate.</param>
    public static SslClientAuthenticationOptions Options(OutboundTrace trace, bool verify)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            // A certificate names an address where the one above it is to be had: a stranger's server must not tell us what to fetch.
            DisableCertificateDownloads = true,
        };
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                trace.Presented(certificate as X509Certificate2, chain, errors);
                return !verify || errors == SslPolicyErrors.None;
            },
        };
    }
}

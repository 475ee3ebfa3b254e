using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nebula.Platform.Outbound;

/// <summary>The certificate that a server showed, and what is wrong with it. Its texts are the server's own.</summary>
/// <param name="Subject">Whom it is for, by its common name or its first other name.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Begins">From when it is valid.</param>
/// <param name="Ends">Until when.</param>
/// <param name="FitsName">It is for the name that was asked for.</param>
/// <param name="ChainStatus">What is wrong with it or with the authorities above it, its time included.</param>
public sealed record PresentedCertificate(
    string Subject, string Issuer, DateTimeOffset Begins, DateTimeOffset Ends, bool FitsName, X509ChainStatusFlags ChainStatus)
{
    private const int MaxNames = 20;

    /// <summary>The names it is for, up to 20.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    internal static PresentedCertificate Of(X509Certificate2 certificate, X509Chain? chain, bool fitsName) => new(
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false),
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true),
        new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
        new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
        fitsName,
        chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, each) => flags | each.Status) ?? default)
    {
        Names = NamesIn(certificate),
    };

    private static IReadOnlyList<string> NamesIn(X509Certificate2 certificate)
    {
        try
        {
            return certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault() is { } names
                ? [.. names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())).Take(MaxNames)]
                : [];
        }
        catch (CryptographicException)
        {
            // Malformed: then it is for no name, which is what the check of the name says, too.
            return [];
        }
    }
}

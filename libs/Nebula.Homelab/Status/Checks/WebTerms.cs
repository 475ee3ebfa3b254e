using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>How one exchange with a web server is to be made, and what of its certificate is worth a word.</summary>
internal sealed record WebTerms
{
    public OutboundPolicy Policy { get; init; } = OutboundPolicy.Monitors;

    public required bool VerifyTls { get; init; }

    public int MaxRedirects { get; init; }

    /// <summary>With so many days left or fewer it is degraded; 0: never.</summary>
    public int CertificateWarnDays { get; init; } = CertificateTime.UsualWarnDays;
}

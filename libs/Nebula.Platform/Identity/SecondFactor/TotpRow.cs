namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>A row of <c>totp_secrets</c>.</summary>
internal sealed record TotpRow
{
    public required byte[] Secret { get; init; }

    public required DateTimeOffset? ConfirmedAt { get; init; }

    public required long LastStep { get; init; }
}

namespace Nebula.Platform.Identity.Oidc;

/// <summary>A sign-on that has come back from the provider.</summary>
internal sealed record OidcAttempt
{
    public required string Issuer { get; init; }

    public required string RedirectUri { get; init; }

    public required string ReturnTo { get; init; }

    public required OidcPurpose Purpose { get; init; }

    /// <summary>The session whose user links an account or confirms; null for a sign-in.</summary>
    public Guid? LinkSession { get; init; }

    /// <summary>Which invitation is accepted.</summary>
    public byte[]? InviteHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

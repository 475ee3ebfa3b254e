namespace Nebula.Platform.Identity.Oidc;

/// <summary>The account of the identity provider with which a user can sign in.</summary>
public sealed record LinkedIdentity
{
    /// <summary>What the provider called the person.</summary>
    public required string DisplayName { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }
}

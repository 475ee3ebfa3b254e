namespace Nebula.Platform.Identity.Oidc;

/// <summary>Whom the provider vouches for.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person, for ever, to this provider.</param>
/// <param name="Name">What it calls the person; may be anything, and proves nothing.</param>
/// <param name="Groups">In which the person is now.</param>
/// <param name="ProvedAt">When the person last proved to the provider who it is (<c>auth_time</c>); null when it does not say.</param>
internal sealed record OidcIdentity(string Issuer, string Subject, string Name, IReadOnlyList<string> Groups, DateTimeOffset? ProvedAt);

namespace Nebula.Functions.Oidc;

/// <summary>How one can sign in besides name and password.</summary>
/// <param name="Oidc">What the button of the identity provider says; null when there is none.</param>
/// <param name="Forwarded">By what name a proxy before the edge has let the caller in; null when none that is believed says anything.</param>
/// <param name="Passkeys">Whether the address by which the caller came can have passkeys.</param>
internal sealed record SignInWays(string? Oidc, string? Forwarded, bool Passkeys);

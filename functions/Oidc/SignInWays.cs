namespace Nebula.Functions.Oidc;

/// <summary>How one can sign in besides name and password.</summary>
/// <param name="Oidc">What the button of the identity provider says; null when there is none.</param>
internal sealed record SignInWays(string? Oidc);

namespace Nebula.Functions.Oidc;

/// <summary>Where the browser goes to sign on.</summary>
/// <param name="Url">At the identity provider.</param>
internal sealed record OidcAddressAnswer(string Url);

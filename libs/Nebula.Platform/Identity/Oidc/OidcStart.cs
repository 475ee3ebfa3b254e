namespace Nebula.Platform.Identity.Oidc;

/// <summary>A sign-on that begins.</summary>
/// <param name="Url">Where the browser goes.</param>
/// <param name="Browser">What its cookie keeps, by which it is known when it comes back.</param>
public sealed record OidcStart(string Url, string Browser);

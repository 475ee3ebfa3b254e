using System.Buffers.Text;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>
/// What a sign-on binds to its browser, all of it made from the one secret in the browser's cookie: so nothing of it is kept here.
/// </summary>
/// <param name="Nonce">Comes back within the id token.</param>
/// <param name="Verifier">Shown with the code (RFC 7636).</param>
internal sealed record OidcProof(string Nonce, string Verifier)
{
    /// <summary>What goes with the browser to the provider.</summary>
    public string Challenge => Base64Url.EncodeToString(SecretToken.HashOf(Verifier));

    public static OidcProof Of(string browser) => new(Derive("nonce", browser), Derive("verifier", browser));

    private static string Derive(string what, string browser) => Base64Url.EncodeToString(SecretToken.HashOf($"{what} {browser}"));
}

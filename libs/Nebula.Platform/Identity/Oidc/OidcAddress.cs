namespace Nebula.Platform.Identity.Oidc;

/// <summary>Which addresses of a provider are fit for secrets.</summary>
internal static class OidcAddress
{
    /// <summary>Https, or a server on this machine; without what could say one host and mean another.</summary>
    public static bool IsTrustworthy(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}

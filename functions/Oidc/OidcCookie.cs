using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

/// <summary>
/// Binds a sign-on to the browser that began it. Strict like the session's: the provider sends the browser to a page of ours, and that page brings
/// the answer here by itself.
/// </summary>
internal sealed class OidcCookie(ForwardedRequest forwarded)
{
    private const string Name = "nebula_oidc";

    public string? Read(HttpRequest request) => request.Cookies[NameFor(forwarded.IsHttps(request))];

    public void Write(HttpRequest request, string browser) => Append(request, browser, OidcSignIn.Lifetime);

    public void Clear(HttpRequest request) => Append(request, "", TimeSpan.Zero);

    /// <summary>The page of ours to which the provider sends the browser back, on the host by which it came.</summary>
    public string RedirectUri(HttpRequest request) => $"{(forwarded.IsHttps(request) ? "https" : "http")}://{forwarded.HostOf(request)}/login/oidc";

    private void Append(HttpRequest request, string value, TimeSpan age)
    {
        var secure = forwarded.IsHttps(request);
        request.HttpContext.Response.Cookies.Append(NameFor(secure), value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = secure,
            Path = "/",
            MaxAge = age,
            IsEssential = true,
        });
    }

    private static string NameFor(bool secure) => secure ? "__Host-" + Name : Name;
}

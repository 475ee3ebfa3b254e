using Microsoft.AspNetCore.Http;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>
/// The cookie that carries a session's token. SameSite=Strict costs nothing here: the site's document needs no cookie, and what it
/// then fetches is same-site, so that even a link from Discord opens signed in. Over https the name has the prefix __Host-, which
/// keeps a sibling host or a plain-http page from planting one.
/// </summary>
internal sealed class SessionCookie(ForwardedRequest forwarded)
{
    public const string Name = "nebula_session";
    public const string SecureName = "__Host-" + Name;

    public string? Read(HttpRequest request) => request.Cookies[NameFor(forwarded.IsHttps(request))];

    public void Write(HttpRequest request, OpenedSession opened)
    {
        var secure = forwarded.IsHttps(request);
        var options = OptionsFor(secure);
        options.Expires = opened.Session.ExpiresAt;
        request.HttpContext.Response.Cookies.Append(NameFor(secure), opened.Token, options);
    }

    public void Clear(HttpRequest request)
    {
        var secure = forwarded.IsHttps(request);
        request.HttpContext.Response.Cookies.Delete(NameFor(secure), OptionsFor(secure));
    }

    private static string NameFor(bool secure) => secure ? SecureName : Name;

    public static CookieOptions OptionsFor(bool secure) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = secure,
        Path = "/",
        IsEssential = true,
    };
}

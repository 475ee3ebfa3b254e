using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.SecondFactor;

/// <summary>Binds the second step of a login to the browser that did the first; no script reads it, and it opens nothing else.</summary>
internal sealed class ChallengeCookie(ForwardedRequest forwarded)
{
    private const string Name = "nebula_challenge";

    public string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public void Write(HttpRequest request, SignInChallenge challenge)
    {
        var options = SessionCookie.OptionsFor(forwarded.IsHttps(request));
        options.Expires = challenge.ExpiresAt;
        request.HttpContext.Response.Cookies.Append(NameFor(request), challenge.Token, options);
    }

    public void Clear(HttpRequest request) =>
        request.HttpContext.Response.Cookies.Delete(NameFor(request), SessionCookie.OptionsFor(forwarded.IsHttps(request)));

    private string NameFor(HttpRequest request) => forwarded.IsHttps(request) ? $"__Host-{Name}" : Name;
}

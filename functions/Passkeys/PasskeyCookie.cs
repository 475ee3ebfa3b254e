using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

/// <summary>Binds the device's answer to the browser that was asked; no script reads it, and it opens nothing by itself.</summary>
internal sealed class PasskeyCookie(ForwardedRequest forwarded)
{
    private const string Name = "nebula_passkey";

    public string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public void Write(HttpRequest request, PasskeyStart start)
    {
        var options = SessionCookie.OptionsFor(forwarded.IsHttps(request));
        options.MaxAge = OwnPasskeys.QuestionLifetime;
        request.HttpContext.Response.Cookies.Append(NameFor(request), start.Browser, options);
    }

    public void Clear(HttpRequest request) =>
        request.HttpContext.Response.Cookies.Delete(NameFor(request), SessionCookie.OptionsFor(forwarded.IsHttps(request)));

    private string NameFor(HttpRequest request) => forwarded.IsHttps(request) ? $"__Host-{Name}" : Name;
}

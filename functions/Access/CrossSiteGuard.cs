using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>
/// Keeps other sites from acting with a visitor's cookie (OWASP CSRF cheat sheet: token and origin). What the browser itself
/// says about the sender decides first; a mutation by session must also repeat the session's token.
/// </summary>
internal sealed class CrossSiteGuard(ForwardedRequest forwarded)
{
    public const string TokenHeader = "X-CSRF-Token";

    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>For every request that may change something, signed in or not: refuses what a foreign page sent.</summary>
    public Result CheckSender(HttpRequest request) => IsSafe(request.Method) || IsOwn(request) != false
        ? Result.Success
        : Error.Forbidden("cross_site_refused", "This request was sent by another site, or by a page of another address of this one.");

    /// <summary>For a change made with a session: the sender must be known as our own page and hold the session's token.</summary>
    public Result CheckSession(HttpRequest request, Session session)
    {
        if (IsSafe(request.Method))
        {
            return Result.Success;
        }

        if (IsOwn(request) != true)
        {
            return Error.Forbidden("cross_site_refused", "A change made with a session needs the header Origin or Sec-Fetch-Site of this site.");
        }

        return SecretToken.Matches(request.Headers[TokenHeader].ToString(), SecretToken.HashOf(session.CsrfToken))
            ? Result.Success
            : Error.Forbidden("csrf_token_invalid", $"The header {TokenHeader} is missing or is not the one of this session. Reload the page.");
    }

    /// <summary>Null when the request does not say; a browser always does on a request that changes something.</summary>
    private bool? IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (site.Length > 0 && site != "same-origin")
        {
            return false;
        }

        if (origin.Length > 0)
        {
            return IsOwnOrigin(request, origin);
        }

        return site.Length > 0 ? true : null;
    }

    private bool IsOwnOrigin(HttpRequest request, string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return false;
        }

        // The scheme is not compared: behind a proxy that does not tell it, ours would be a guess.
        var host = forwarded.HostOf(request);
        return uri.Port == (host.Port ?? (uri.Scheme == "https" ? 443 : 80))
            && string.Equals(uri.Host, host.Host, StringComparison.OrdinalIgnoreCase);
    }
}

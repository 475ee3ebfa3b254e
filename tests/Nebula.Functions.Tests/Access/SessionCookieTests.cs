using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Tests.Access;

public sealed class SessionCookieTests
{
    private static readonly SessionCookie Cookie = new(new ForwardedRequest(Options.Create(new IdentityOptions { TrustedProxies = ["127.0.0.1"] })));

    [Fact]
    public void Write_OverHttp_IsHttpOnlyStrictAndForTheWholeSite()
    {
        var request = Request(https: false);

        Cookie.Write(request, Opened());

        var header = request.HttpContext.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("nebula_session=secret; expires=", header, StringComparison.Ordinal);
        Assert.Contains("; path=/; samesite=strict; httponly", header, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", header, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Write_OverHttps_IsSecureWithTheHostPrefix()
    {
        var request = Request(https: true);

        Cookie.Write(request, Opened());

        var header = request.HttpContext.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-nebula_session=secret; ", header, StringComparison.Ordinal);
        Assert.Contains("; secure;", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OverHttps_IgnoresTheCookieWithoutPrefix()
    {
        var request = Request(https: true);
        request.Headers.Cookie = "nebula_session=planted";

        Assert.Null(Cookie.Read(request));
    }

    [Fact]
    public void Clear_Always_ExpiresTheSameCookie()
    {
        var request = Request(https: true);

        Cookie.Clear(request);

        var header = request.HttpContext.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-nebula_session=; expires=Thu, 01 Jan 1970", header, StringComparison.Ordinal);
        Assert.Contains("; secure;", header, StringComparison.Ordinal);
    }

    private static OpenedSession Opened() => new("secret", new Session
    {
        Id = Guid.Empty,
        UserId = Guid.Empty,
        UserName = "owner",
        Role = Role.Owner,
        CsrfToken = "csrf",
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastSeenAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.UnixEpoch.AddYears(60),
    });

    private static HttpRequest Request(bool https)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        context.Request.Headers["X-Forwarded-Proto"] = https ? "https" : "http";
        return context.Request;
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Tests.Access;

public sealed class CrossSiteGuardTests
{
    private static readonly CrossSiteGuard Guard = new(new ForwardedRequest(Options.Create(new IdentityOptions())));

    private static readonly Session Session = new()
    {
        Id = Guid.Empty,
        UserId = Guid.Empty,
        UserName = "owner",
        Role = Role.Owner,
        CsrfToken = "the token of this session",
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastSeenAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = DateTimeOffset.MaxValue,
    };

    [Theory]
    [InlineData("http://own.example:8080", "")]
    [InlineData("http://OWN.example:8080", "same-origin")]
    [InlineData("https://own.example:8080", "")]
    [InlineData("", "same-origin")]
    public void CheckSession_OwnPageWithTheToken_Passes(string origin, string site) =>
        Assert.True(Guard.CheckSession(Request("POST", origin, site, Session.CsrfToken), Session).IsSuccess);

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("http://evil.example", "")]
    [InlineData("http://own.example:8080.evil.example", "")]
    [InlineData("http://own.example:8081", "")]
    [InlineData("http://own.example", "")]
    [InlineData("http://own.example:8080@evil.example", "")]
    [InlineData("file://", "")]
    [InlineData("http://own.example:8080", "cross-site")]
    [InlineData("http://own.example:8080", "same-site")]
    [InlineData("", "cross-site")]
    [InlineData("", "none")]
    [InlineData("http://evil.example", "same-origin")]
    public void CheckSession_OtherSenderWithTheToken_IsRefused(string origin, string site)
    {
        var result = Guard.CheckSession(Request("POST", origin, site, Session.CsrfToken), Session);

        Assert.Equal("cross_site_refused", result.Error?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("another")]
    [InlineData("THE TOKEN OF THIS SESSION")]
    public void CheckSession_OwnPageWithAnotherToken_IsRefused(string token)
    {
        var result = Guard.CheckSession(Request("DELETE", "http://own.example:8080", "same-origin", token), Session);

        Assert.Equal("csrf_token_invalid", result.Error?.Code);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void CheckSession_NothingChanges_NeedsNoToken(string method) =>
        Assert.True(Guard.CheckSession(Request(method, "", "cross-site", ""), Session).IsSuccess);

    [Theory]
    [InlineData("http://evil.example", "")]
    [InlineData("null", "")]
    [InlineData("", "cross-site")]
    [InlineData("", "same-site")]
    public void CheckSender_ForeignPage_MayNotEvenSignIn(string origin, string site) =>
        Assert.Equal("cross_site_refused", Guard.CheckSender(Request("POST", origin, site, "")).Error?.Code);

    [Theory]
    [InlineData("http://own.example:8080", "same-origin")]
    [InlineData("", "")] // no browser: curl, our own launcher
    public void CheckSender_OwnPageOrNoBrowser_Passes(string origin, string site) =>
        Assert.True(Guard.CheckSender(Request("POST", origin, site, "")).IsSuccess);

    private static HttpRequest Request(string method, string origin, string site, string token)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Loopback;
        var request = context.Request;
        request.Method = method;
        request.Host = new HostString("own.example", 8080);
        Set("Origin", origin);
        Set("Sec-Fetch-Site", site);
        Set(CrossSiteGuard.TokenHeader, token);
        return request;

        void Set(string name, string value)
        {
            if (value.Length > 0)
            {
                request.Headers[name] = value;
            }
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Nebula.Functions.Access;
using Nebula.Functions.ForwardAuth;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Functions.Tests.ForwardAuth;

public sealed class ForwardedUserTests
{
    private const string EdgeSecret = "edge-secret-of-forty-characters-xxxxxxxx";
    private const string Listed = "172.18.0.2";

    [Theory]
    [InlineData(Listed, "203.0.113.9, 172.18.0.2", EdgeSecret, true)]
    [InlineData(Listed, "172.18.0.2", EdgeSecret, true)]
    [InlineData(Listed, "172.18.0.2, 203.0.113.9", EdgeSecret, false)] // what the client wrote about itself
    [InlineData(Listed, "203.0.113.9", EdgeSecret, false)]
    [InlineData(Listed, "", EdgeSecret, false)]
    [InlineData(Listed, "172.18.0.2", "", false)] // past the edge
    [InlineData(Listed, "172.18.0.2", "another-secret-of-forty-characters-xxxxxx", false)]
    [InlineData("", "172.18.0.2", EdgeSecret, false)]
    [InlineData("0.0.0.0/0", "203.0.113.9", EdgeSecret, true)] // asked for, and got
    public void Read_BehindTheEdge_BelievesTheProxyThatHandedTheRequestToIt(string proxies, string hops, string secret, bool believed)
    {
        var request = Request("127.0.0.1", "ann");
        request.Headers["X-Forwarded-For"] = hops;
        request.Headers[ForwardedRequest.SecretHeader] = secret;

        var name = Of(proxies, EdgeSecret).Read(request);

        Assert.Equal(believed ? "ann" : null, name.IsSuccess ? name.Value : null);
        Assert.True(believed || name.Error?.Code == "forward_auth_absent");
    }

    [Theory]
    [InlineData(Listed, true)]
    [InlineData("::ffff:172.18.0.2", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("203.0.113.9", false)]
    public void Read_WithoutAnEdge_BelievesWhoConnected(string peer, bool believed)
    {
        var request = Request(peer, "ann");
        request.Headers["X-Forwarded-For"] = Listed;

        Assert.Equal(believed, Of(Listed, null).Read(request).IsSuccess);
    }

    [Theory]
    [InlineData("ann", "bob")]
    [InlineData("ann", "ann")]
    [InlineData("ann", "")]
    [InlineData("ann, bob")]
    [InlineData("ann;bob")]
    [InlineData("ann\r\nCookie: x")]
    [InlineData("ann\0")]
    [InlineData("ann\t")]
    [InlineData(" ann")]
    public void Read_DoubledOrOdd_IsNobody(params string[] values)
    {
        var name = Of(Listed, null).Read(Request(Listed, values));

        Assert.Equal("forward_auth_refused", name.Error?.Code);
    }

    [Fact]
    public void Read_LongName_IsNobody() => Assert.Equal("forward_auth_refused", Of(Listed, null).Read(Request(Listed, new string('a', 201))).Error?.Code);

    [Fact]
    public void Read_NoHeaderConfigured_IsNobody()
    {
        var user = new ForwardedUser(Options.Create(new ForwardAuthOptions { Proxies = Listed }), new ForwardedRequest(Options.Create(new IdentityOptions())));

        Assert.Equal("forward_auth_absent", user.Read(Request(Listed, "ann")).Error?.Code);
    }

    [Theory]
    [InlineData("Remote-User", true)]
    [InlineData("X-Authentik-Username", true)]
    [InlineData("Cookie", false)]
    [InlineData("x-forwarded-for", false)]
    [InlineData("X-Nebula-Edge", false)]
    [InlineData("Remote User", false)]
    [InlineData("Remote_User", false)]
    public void IsFit_Header_HasNoOtherMeaning(string header, bool fit) => Assert.Equal(fit, ForwardAuthOptions.IsFit(header));

    private static ForwardedUser Of(string proxies, string? edgeSecret) => new(
        Options.Create(new ForwardAuthOptions { Header = "Remote-User", Proxies = proxies }),
        new ForwardedRequest(Options.Create(new IdentityOptions { EdgeSecret = edgeSecret, TrustedProxies = ["127.0.0.1"] })));

    private static HttpRequest Request(string peer, params string[] names)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["Remote-User"] = new StringValues(names);
        return context.Request;
    }
}

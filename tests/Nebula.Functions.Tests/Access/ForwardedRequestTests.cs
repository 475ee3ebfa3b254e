using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Access;

public sealed class ForwardedRequestTests
{
    private const string EdgeSecret = "edge-secret-of-forty-characters-xxxxxxxx";

    private static readonly ForwardedRequest Forwarded = Trusting("127.0.0.0/8,::1/128,10.0.0.5");

    [Theory]
    [InlineData("203.0.113.9", "", "203.0.113.9")]
    [InlineData("203.0.113.9", "1.2.3.4", "203.0.113.9")] // a stranger's word
    [InlineData("127.0.0.1", "1.2.3.4", "1.2.3.4")]
    [InlineData("::ffff:127.0.0.1", "1.2.3.4", "1.2.3.4")]
    [InlineData("127.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4")] // what the client itself wrote stays unread
    [InlineData("127.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.5", "1.2.3.4")]
    [InlineData("127.0.0.1", "1.2.3.4:5678", "1.2.3.4")]
    [InlineData("127.0.0.1", "[2001:db8::1]:5678", "2001:db8::1")]
    [InlineData("127.0.0.1", "2001:db8::1", "2001:db8::1")]
    [InlineData("127.0.0.1", "unknown", "127.0.0.1")]
    [InlineData("127.0.0.1", "1.2.3.4, <script>", "127.0.0.1")]
    [InlineData("127.0.0.1", ",,,", "127.0.0.1")]
    public void AddressOf_PeerAndHeader_IsTheClient(string peer, string header, string client)
    {
        var request = Request(peer);
        request.Headers["X-Forwarded-For"] = header;
        request.Headers["X-Real-IP"] = "6.6.6.6";
        request.Headers["Forwarded"] = "for=6.6.6.6";

        Assert.Equal(IPAddress.Parse(client), Forwarded.AddressOf(request));
    }

    [Theory]
    [InlineData("127.0.0.1", "https", true)]
    [InlineData("127.0.0.1", "http", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("203.0.113.9", "https", false)]
    public void IsHttps_ForwardedScheme_IsBelievedFromOurProxyOnly(string peer, string scheme, bool https)
    {
        var request = Request(peer);
        request.Headers["X-Forwarded-Proto"] = scheme;

        Assert.Equal(https, Forwarded.IsHttps(request));
    }

    [Theory]
    [InlineData("127.0.0.1", "nebula.example", "nebula.example")]
    [InlineData("203.0.113.9", "evil.example", "own.example:8080")]
    public void HostOf_ForwardedHost_IsBelievedFromOurProxyOnly(string peer, string forwarded, string host)
    {
        var request = Request(peer);
        request.Headers["X-Forwarded-Host"] = forwarded;

        Assert.Equal(host, Forwarded.HostOf(request).Value);
    }

    [Theory]
    [InlineData(EdgeSecret, "203.0.113.9", "https", "nebula.example")]
    [InlineData("", "127.0.0.1", "http", "own.example:8080")] // any process of this machine, or a trusted proxy past the edge
    [InlineData("another-secret-of-forty-characters-xxxxxx", "127.0.0.1", "http", "own.example:8080")]
    public void ForwardedHeaders_EdgeHasASecret_AreBelievedWithItOnly(string shown, string client, string scheme, string host)
    {
        var edge = new ForwardedRequest(Options.Create(new IdentityOptions { EdgeSecret = EdgeSecret, TrustedProxies = ["127.0.0.0/8"] }));
        var request = Request("127.0.0.1");
        request.Headers["X-Forwarded-For"] = "6.6.6.6, 203.0.113.9";
        request.Headers["X-Forwarded-Proto"] = "https";
        request.Headers["X-Forwarded-Host"] = "nebula.example";
        request.Headers[ForwardedRequest.SecretHeader] = shown;

        Assert.Equal(IPAddress.Parse(client), edge.AddressOf(request));
        Assert.Equal(scheme == "https", edge.IsHttps(request));
        Assert.Equal(host, edge.HostOf(request).Value);
    }

    [Fact]
    public void AddressOf_NothingConfigured_IsThePeerAlsoOnLoopback()
    {
        var request = Request("127.0.0.1");
        request.Headers["X-Forwarded-For"] = "203.0.113.9";

        var address = new ForwardedRequest(Options.Create(new IdentityOptions())).AddressOf(request);

        Assert.Equal(IPAddress.Loopback, address);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/64")]
    public void Constructor_NotANetwork_SaysWhich(string list)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Trusting(list));

        Assert.Contains($"'{list}'", exception.Message, StringComparison.Ordinal);
    }

    private static ForwardedRequest Trusting(string list) => new(Options.Create(new IdentityOptions { TrustedProxies = list.Split(',') }));

    private static HttpRequest Request(string peer)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Host = new HostString("own.example", 8080);
        return context.Request;
    }
}

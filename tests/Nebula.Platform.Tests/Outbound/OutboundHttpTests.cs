using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Outbound;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Platform.Tests.Outbound;

public sealed class OutboundHttpTests
{
    [Fact]
    public async Task Get_RedirectToMetadataAddress_IsRefusedAndNotDialled()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data/");
            return Task.CompletedTask;
        });
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: true);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Url));

        var refused = Assert.IsType<OutboundRefusedException>(Innermost(exception));
        Assert.Contains("link-local", refused.Error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RedirectToUnlistedLoopbackPort_IsRefused()
    {
        await using var inner = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("secret"));
        await using var outer = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect(inner.Url.AbsoluteUri);
            return Task.CompletedTask;
        });
        using var http = Client(Allowing(outer), new SystemHostResolver(), new OutboundTrace(), followRedirects: true);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(outer.Url));

        Assert.IsType<OutboundRefusedException>(Innermost(exception));
        Assert.Equal(0, inner.Requests);
    }

    [Fact]
    public async Task Get_CertificateNamesWhereItsAuthorityIs_IsNotFetchedFromThere()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var inner = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        using var authority = TestCertificates.Authority(now.AddDays(-1), now.AddDays(9));
        using var certificate = TestCertificates.Signed(authority, IPAddress.Loopback, inner.Url.AbsoluteUri);
        // Offline, so that the server itself does not fetch it for its own chain.
        var presented = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        await using var outer = new FakeTcpServer(async (stream, cancellationToken) =>
        {
            await using var secure = new SslStream(stream, leaveInnerStreamOpen: true);
            await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = presented }, cancellationToken);
        });
        using var http = Client(outer.Endpoint, new SystemHostResolver(), new OutboundTrace(), followRedirects: false);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"https://{outer.Endpoint}/"));

        Assert.Equal(0, inner.Requests);
    }

    [Fact]
    public async Task Get_NameRebindsBetweenHops_IsCheckedAgain()
    {
        FakeHttpServer server = null!;
        await using var started = server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect($"http://rebind.test:{server.Url.Port}/next");
            return Task.CompletedTask;
        });
        var resolver = new ScriptedResolver().Answer("rebind.test", "127.0.0.1").Answer("rebind.test", "169.254.169.254");
        using var http = Client(Allowing(server), resolver, new OutboundTrace(), followRedirects: true);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"http://rebind.test:{server.Url.Port}/"));

        Assert.IsType<OutboundRefusedException>(Innermost(exception));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Get_NameWouldRebindAfterTheCheck_DialsWhatWasChecked()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync("ok"));
        var resolver = new ScriptedResolver().Answer("rebind.test", "127.0.0.1").Answer("rebind.test", "169.254.169.254");
        var trace = new OutboundTrace();
        using var http = Client(Allowing(server), resolver, trace, followRedirects: false);

        var answer = await http.GetStringAsync($"http://rebind.test:{server.Url.Port}/");

        Assert.Equal("ok", answer);
        Assert.Equal(1, resolver.Questions);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, server.Url.Port), trace.Remote);
    }

    [Fact]
    public async Task Get_EndlessRedirects_StopsAtTheLimit()
    {
        FakeHttpServer server = null!;
        await using var started = server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect($"/{server.Requests}");
            return Task.CompletedTask;
        });
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: true);

        var response = await http.GetAsync(server.Url);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(6, server.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task Get_RedirectToAnotherScheme_IsNotFollowed(string location)
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect(location);
            return Task.CompletedTask;
        });
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: true);

        var response = await http.GetAsync(server.Url);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Get_CompressedBody_IsNotInflated()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(new byte[100]).AsTask();
        });
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: false);

        var bytes = await http.GetByteArrayAsync(server.Url);

        Assert.Equal(100, bytes.Length);
    }

    [Fact]
    public async Task Get_EndlessBody_IsCutOff()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        server.Fault = Fault.EndlessBody;
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: false);

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetByteArrayAsync(server.Url));
    }

    [Fact]
    public async Task Get_CookieSet_IsNotSentBack()
    {
        var cookies = new List<string>();
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString());
            context.Response.Cookies.Append("tracking", "1");
            return Task.CompletedTask;
        });
        using var http = Client(Allowing(server), new SystemHostResolver(), new OutboundTrace(), followRedirects: false);

        await http.GetAsync(server.Url);
        await http.GetAsync(server.Url);

        Assert.Equal(["", ""], cookies);
    }

    [Fact]
    public async Task ConnectAsync_FirstAddressDead_TriesTheNext()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var resolver = new ScriptedResolver().Answer("two.test", "127.0.0.2", "127.0.0.1");
        var guard = new OutboundGuard(resolver, new FixedOptions<OutboundOptions>(new OutboundOptions { Allow = $"127.0.0.1:{port},127.0.0.2:{port}" }));
        var connector = new OutboundConnector(guard, TimeProvider.System);

        using var socket = await connector.ConnectAsync("two.test", port, OutboundPolicy.Monitors, new OutboundTrace(), CancellationToken.None);

        Assert.Equal(listener.LocalEndpoint, socket.RemoteEndPoint);
    }

    private static string Allowing(FakeHttpServer server) => server.Url.Authority;

    private static HttpClient Client(string allow, IHostResolver resolver, OutboundTrace trace, bool followRedirects)
    {
        var guard = new OutboundGuard(resolver, new FixedOptions<OutboundOptions>(new OutboundOptions { Allow = allow }));
        return new OutboundHttp(new OutboundConnector(guard, TimeProvider.System))
            .Create(OutboundPolicy.Monitors, trace, maxRedirects: followRedirects ? 5 : 0);
    }

    private static Exception Innermost(Exception exception) => exception.GetBaseException();
}

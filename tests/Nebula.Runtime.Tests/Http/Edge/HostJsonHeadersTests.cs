using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Tests.Http.Edge;

public sealed class HostJsonHeadersTests
{
    private const string Custom = """
        { "version": "2.0", "extensions": { "http": { "customHeaders": { "X-Content-Type-Options": "nosniff", "X-Half": "host" } } } }
        """;

    private const string Hsts = """
        { "version": "2.0", "extensions": { "http": { "hsts": { "isEnabled": true, "maxAge": "10", "includeSubDomains": true, "preload": true } } } }
        """;

    [Theory]
    [InlineData("/api/result", HttpStatusCode.Accepted)]
    [InlineData("/api/throws", HttpStatusCode.InternalServerError)]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    public async Task CustomHeaders_AreOnEveryResponse(string path, HttpStatusCode expected)
    {
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)], hostJson: Custom);

        using var response = await app.Client.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("host", response.Headers.GetValues("X-Half").Single());
    }

    [Fact]
    public async Task CustomHeaders_AreOnTheAnswerOfAHostThatIsOffline()
    {
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)], hostJson: Custom);
        app.Services.GetRequiredService<HostState>().TakeOffline();

        using var response = await app.Client.GetAsync("/api/result");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/api/throws", "functions.example", "max-age=864000; includeSubDomains; preload")]
    [InlineData("/api/nowhere", "functions.example", "max-age=864000; includeSubDomains; preload")]
    [InlineData("/api/result", "localhost", null)]
    [InlineData("/api/result", "127.0.0.1:7071", null)]
    [InlineData("/api/result", "[::1]:7071", null)]
    [InlineData("/api/result", "PLAIN.example", null)]
    public async Task Hsts_IsOnFailuresAsWellAndNotForExcludedHosts(string path, string host, string? expected)
    {
        await using var app = await RunningApp.StartAsync(
            [typeof(ResultFunctions)],
            hostJson: Hsts,
            args: ["--FunctionsRuntime:TrustedProxies:0=127.0.0.1", "--AzureFunctionsJobHost:extensions:http:hsts:excludedHosts:0=plain.example"]);

        using var response = await SendAsync(app, path, host, "https");

        Assert.Equal(expected, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    [Theory]
    [InlineData("https", "max-age=864000; includeSubDomains; preload")]
    [InlineData("http", null)]
    public async Task Hsts_IsSentOnHttpsAlone(string scheme, string? expected)
    {
        await using var app = await RunningApp.StartAsync(
            [typeof(ResultFunctions)], hostJson: Hsts, args: "--FunctionsRuntime:TrustedProxies:0=127.0.0.1");

        using var response = await SendAsync(app, "/api/result", "functions.example", scheme);

        Assert.Equal(expected, response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null);
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningApp app, string path, string host, string scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await app.Client.SendAsync(request);
    }
}

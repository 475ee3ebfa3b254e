using System.Net;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Tests.Http;

public sealed class HttpRoutingTests
{
    private const string PrefixV2 = """{ "version": "2.0", "extensions": { "http": { "routePrefix": "v2/public" } } }""";
    private const string NoPrefix = """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""";

    [Theory]
    [InlineData(null, "/api/default-route")]
    [InlineData(PrefixV2, "/v2/public/default-route")]
    [InlineData(NoPrefix, "/default-route")]
    public async Task H1_RoutePrefix_ComesFromHostJsonOrIsApi(string? hostJson, string path)
    {
        await using var app = await RunningApp.StartAsync([typeof(RoutingFunctions)], hostJson: hostJson);

        var text = await app.Client.GetStringAsync(path);

        Assert.Equal("default", text);
    }

    [Fact]
    public async Task H1_RoutePrefix_OverriddenBySetting_IsTheSetting()
    {
        await using var app = await RunningApp.StartAsync(
            [typeof(RoutingFunctions)], hostJson: PrefixV2, args: "--AzureFunctionsJobHost:extensions:http:routePrefix=over");

        var response = await app.Client.GetAsync("/over/default-route");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task H1_RoutePrefix_OverriddenByTheEmptySetting_IsNone()
    {
        await using var app = await RunningApp.StartAsync(
            [typeof(RoutingFunctions)], hostJson: PrefixV2, args: "--AzureFunctionsJobHost:extensions:http:routePrefix=");

        var response = await app.Client.GetAsync("/default-route");
        var before = await app.Client.GetAsync("/v2/public/default-route");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
    }

    [Theory]
    [InlineData("admin", "admin")]
    [InlineData("/Admin/functions", "admin")]
    [InlineData("runtime/webhooks", "runtime")]
    public void H1_RoutePrefix_ThatTheHostKeepsForItself_IsRefused(string prefix, string reserved)
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() =>
            RunningApp.Build([typeof(RoutingFunctions)], args: $"--AzureFunctionsJobHost:extensions:http:routePrefix={prefix}"));

        Assert.Contains(
            $"'AzureFunctionsJobHost__extensions__http__routePrefix': is '{prefix}'; write a prefix that does not start with '{reserved}'",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "/api/empty-route", "/api")]
    [InlineData(NoPrefix, "/empty-route", "/nowhere")]
    public async Task H1_EmptyRoute_IsTheNameOfTheFunction(string? hostJson, string path, string nowhere)
    {
        await using var app = await RunningApp.StartAsync([typeof(EmptyRouteFunctions)], hostJson: hostJson);

        var response = await app.Client.GetAsync(path);
        var other = await app.Client.GetAsync(nowhere);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/default-route")]
    [InlineData("DELETE", "/api/items/1")]
    [InlineData("OPTIONS", "/api/items/1")]
    public async Task H2_MethodMismatch_Returns404(string method, string path)
    {
        await using var app = await RunningApp.StartAsync([typeof(RoutingFunctions)]);

        var response = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/items/0")]
    [InlineData("/api/items/x")]
    [InlineData("/api/slugs/A1")]
    [InlineData("/api/nowhere")]
    [InlineData("/items/1")]
    public async Task H3_ConstraintMismatch_Returns404(string path)
    {
        await using var app = await RunningApp.StartAsync([typeof(RoutingFunctions)]);

        var response = await app.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/items/5", "item 5")]
    [InlineData("/api/items/export", "export")]
    [InlineData("/api/ITEMS/5", "item 5")]
    [InlineData("/api/files/a/b.txt", "GET a/b.txt")]
    [InlineData("/api/files", "GET none")]
    [InlineData("/api/slugs/abc", "abc")]
    public async Task Route_ThatMatches_RunsItsFunction(string path, string expected)
    {
        await using var app = await RunningApp.StartAsync([typeof(RoutingFunctions)]);

        var text = await app.Client.GetStringAsync(path);

        Assert.Equal(expected, text);
    }

    [Fact]
    public async Task Route_WithoutMethods_TakesAny()
    {
        await using var app = await RunningApp.StartAsync([typeof(RoutingFunctions)]);

        var response = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod("PROPFIND"), "/api/files/x"));

        Assert.Equal("PROPFIND x", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("params-only")]
    [InlineData("no-level")]
    [InlineData("system")]
    [InlineData("admin-level")]
    public async Task H8_LevelThatNeedsAKey_Returns401(string function)
    {
        await using var app = await RunningApp.StartAsync([typeof(LevelFunctions)]);

        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{function}?code=guess");
        request.Headers.Add("x-functions-key", "guess");
        var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H8_AnonymousLevel_NeedsNoKey()
    {
        await using var app = await RunningApp.StartAsync([typeof(LevelFunctions)]);

        var text = await app.Client.GetStringAsync("/api/anonymous");

        Assert.Equal("open", text);
    }
}

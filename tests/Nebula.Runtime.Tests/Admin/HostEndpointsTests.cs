using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Tests.Hosting;

namespace Nebula.Runtime.Tests.Admin;

public sealed class HostEndpointsTests
{
    [Fact]
    public async Task Homepage_SaysThatTheAppRunsAndNoMore()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        var response = await app.Stranger.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("up and running", page, StringComparison.Ordinal);
        Assert.DoesNotContain(response.Headers, header => header.Key is "Server" or "X-Powered-By");
        Assert.DoesNotMatch(@"\d+\.\d+|Nebula|Kestrel|address", page);
    }

    [Fact]
    public async Task Homepage_WhenDisabled_Returns204()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)], args: "--AzureWebJobsDisableHomepage=true");

        var response = await app.Stranger.GetAsync("/");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Homepage_WhereAFunctionHasTheRoot_IsTheFunctions()
    {
        await using var app = await AdminApp.StartAsync(
            [typeof(CatchAllFunctions)], hostJson: """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");

        var root = await app.Stranger.GetStringAsync("/");
        var admin = await app.Stranger.GetAsync("/admin/host/status");

        Assert.Equal("caught", root);
        Assert.Equal(HttpStatusCode.Unauthorized, admin.StatusCode);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.OK)]
    [InlineData("PUT", HttpStatusCode.NotFound)]
    public async Task Ping_OfAStranger_IsAnswered(string method, HttpStatusCode expected)
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/admin/host/ping");
        var response = await app.Stranger.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Status_HasTheMembersOfTheRealHost()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        var status = await app.GetJsonAsync("/admin/host/status");

        Assert.Equal(
            ["id", "state", "version", "versionDetails", "instanceId", "computerName", "processUptime", "functionAppContentEditingState"],
            status.EnumerateObject().Select(member => member.Name));
        Assert.Equal("Tests", status.GetProperty("id").GetString());
        Assert.Equal("Running", status.GetProperty("state").GetString());
        Assert.Equal(Environment.MachineName, status.GetProperty("computerName").GetString());
        Assert.InRange(status.GetProperty("processUptime").GetInt64(), 1, (long)TimeSpan.FromDays(1).TotalMilliseconds);
    }

    [Fact]
    public async Task Status_Uptime_IsOfTheClockOfTheApp()
    {
        var hence = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(100));
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)], builder => builder.Services.AddSingleton<TimeProvider>(hence));

        var status = await app.GetJsonAsync("/admin/host/status");

        Assert.InRange(status.GetProperty("processUptime").GetInt64(), (long)TimeSpan.FromDays(99).TotalMilliseconds, long.MaxValue);
    }

    [Theory]
    [InlineData("/admin/host/ping")]
    [InlineData("/admin/host/status")]
    [InlineData("/admin/functions/nobody")]
    [InlineData("/admin/host/functionkeys")]
    [InlineData("/admin/instance/http-health")]
    public async Task Answers_OfTheAdministration_AreKeptByNoCache(string path)
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        using var response = await app.Admin.GetAsync(path);

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Config_IsHostJsonWithWhatSettingsChanged()
    {
        await using var app = await AdminApp.StartAsync(
            [typeof(EdgeFunctions)],
            hostJson: """{ "version": "2.0", "functions": ["address"], "extensions": { "http": { "routePrefix": "v1" } } }""",
            args: "--AzureFunctionsJobHost:functionTimeout=00:01:00");

        var config = await app.GetJsonAsync("/admin/host/config");

        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(
                """{ "extensions": { "http": { "routePrefix": "v1" } }, "functionTimeout": "00:01:00", "functions": ["address"], "version": "2.0" }""").RootElement,
            config), config.ToString());
    }

    [Fact]
    public async Task SyncTriggers_WithNobodyToTell_SaysSo()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        var response = await app.Admin.PostAsync("/admin/host/synctriggers", null);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Contains("no scale controller", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/instance/http-health")]
    [InlineData("/admin/warmup")]
    public async Task HealthAndWarmup_WhileRunning_Return200(string path)
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        var response = await app.Admin.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Restart_StopsTheProcessWithTheCodeThatAsksForAnother()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = app.App.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        var response = await app.Admin.PostAsync("/admin/host/restart", null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(75, app.ExitCode);
        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}

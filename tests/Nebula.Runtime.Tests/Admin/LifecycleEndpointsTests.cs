using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Tests.Hosting;

namespace Nebula.Runtime.Tests.Admin;

public sealed class LifecycleEndpointsTests
{
    [Fact]
    public async Task Drain_WithARequestInFlight_IsCompletedWhenThatHasEnded()
    {
        var gate = new SlowFunctions.Gate();
        await using var app = await StartAsync(gate);
        var inFlight = app.Stranger.GetStringAsync("/api/slow");
        await gate.Entered.Task;

        var before = await DrainAsync(app);
        var asked = await app.Admin.PostAsync("/admin/host/drain", null);
        var during = await DrainAsync(app);
        var served = await app.Stranger.GetAsync("/api/address");
        gate.Open.SetResult();
        var answer = await inFlight;
        var after = await DrainAsync(app);

        Assert.Equal(("Disabled", 1, 0), before);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Equal(("InProgress", 1, 0), during);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("done", answer);
        Assert.Equal(("Completed", 0, 0), after);
    }

    [Fact]
    public async Task Resume_AfterADrain_TellsTheState()
    {
        await using var app = await StartAsync(new SlowFunctions.Gate());
        await app.Admin.PostAsync("/admin/host/drain", null);

        var response = await app.Admin.PostAsync("/admin/host/resume", null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"state":"Running"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal(("Disabled", 0, 0), await DrainAsync(app));
    }

    [Fact]
    public async Task State_Offline_RefusesFunctionsUntilTheHostIsBack()
    {
        await using var app = await StartAsync(new SlowFunctions.Gate());

        var taken = await PutStateAsync(app, "offline");
        var again = await PutStateAsync(app, "Offline");
        var offline = await app.GetJsonAsync("/admin/host/state");
        var refused = await app.Stranger.GetAsync("/api/address");
        var run = await app.Admin.PostAsJsonAsync("/admin/functions/address", new { });
        var resumed = await app.Admin.PostAsync("/admin/host/resume", null);
        var drained = await app.Admin.PostAsync("/admin/host/drain", null);
        var brought = await PutStateAsync(app, "running");
        var served = await app.Stranger.GetAsync("/api/address");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Accepted), (taken, again, brought));
        Assert.Equal("Offline", offline.GetProperty("state").GetString());
        Assert.Equal("Function host is not running.", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, run.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, resumed.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, drained.StatusCode);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal(("Disabled", 0, 0), await DrainAsync(app));
    }

    [Fact]
    public async Task State_Offline_RefusesFunctionsBelowAdminAsWell()
    {
        await using var app = await AdminApp.StartAsync(
            [typeof(CatchAllFunctions)], hostJson: """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""");

        var before = await app.Stranger.GetStringAsync("/admin/anything");
        await PutStateAsync(app, "Offline");
        var refused = await app.Stranger.GetAsync("/admin/anything");
        var ping = await app.Stranger.GetAsync("/admin/host/ping");
        var keys = await app.Admin.GetAsync("/admin/host/systemkeys");
        var page = await app.Stranger.GetAsync("/");

        Assert.Equal("caught", before);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
    }

    [Theory]
    [InlineData("\"Stopping\"")]
    [InlineData("\"2\"")]
    [InlineData("{}")]
    [InlineData("offline")]
    [InlineData("")]
    public async Task State_ThatCannotBeAskedFor_Returns400(string body)
    {
        await using var app = await StartAsync(new SlowFunctions.Gate());

        var response = await app.Admin.PutAsync("/admin/host/state", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger.GetAsync("/api/address")).StatusCode);
    }

    [Fact]
    public async Task AdministrativeActs_EachOnce_AreLoggedWithWhatTheyChanged()
    {
        var logs = new LogLines();
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)], builder => builder.Logging.AddProvider(logs));

        await app.Admin.PostAsync("/admin/host/drain", null);
        await app.Admin.PostAsync("/admin/host/resume", null);
        await PutStateAsync(app, "Offline");
        await PutStateAsync(app, "Offline");
        await PutStateAsync(app, "Running");
        await app.Admin.PostAsync("/admin/host/restart", null);

        Assert.Equal(
            [
                "Information Host.Admin: An administrator asked for a drain: Disabled -> Completed.",
                "Information Host.Admin: An administrator ended the drain: Completed -> Disabled.",
                "Information Host.Admin: An administrator changed the host's state: Running -> Offline.",
                "Information Host.Admin: An administrator changed the host's state: Offline -> Running.",
                "Information Host.Admin: An administrator asked for a restart: the process ends with exit code 75.",
            ],
            logs.All.Where(line => line.Contains("Host.Admin", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("PUT", "/admin/host/state")]
    [InlineData("POST", "/admin/functions/address")]
    [InlineData("PUT", "/admin/host/functionkeys/ci")]
    public async Task Body_OfMoreThan8Kilobytes_Returns413AndSaysHowLongItMayBe(string method, string path)
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent($"\"{new string('x', 9000)}\"") };

        using var response = await app.Admin.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("8192 bytes", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<AdminApp> StartAsync(SlowFunctions.Gate gate) =>
        AdminApp.StartAsync([typeof(SlowFunctions), typeof(EdgeFunctions)], builder => builder.Services.AddSingleton(gate));

    private static async Task<HttpStatusCode> PutStateAsync(AdminApp app, string state) =>
        (await app.Admin.PutAsJsonAsync("/admin/host/state", state)).StatusCode;

    private static async Task<(string? State, int Invocations, int Retries)> DrainAsync(AdminApp app)
    {
        var status = await app.GetJsonAsync("/admin/host/drain/status");
        Assert.Equal(3, status.EnumerateObject().Count());
        return (
            status.GetProperty("state").GetString(),
            status.GetProperty("outstandingInvocations").GetInt32(),
            status.GetProperty("outstandingRetries").GetInt32());
    }
}

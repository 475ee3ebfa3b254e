using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Health;

public sealed class HealthTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    [Fact]
    public async Task GetLive_Anybody_TellsVersionAndStart()
    {
        var answer = await host.Client.GetFromJsonAsync<JsonElement>("/api/health/live");

        Assert.Equal("live", answer.GetProperty("status").GetString());
        Assert.Equal("0.1.0", answer.GetProperty("version").GetString());
        Assert.InRange(answer.GetProperty("startedAt").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task GetVersion_Owner_TellsBuildAndChanges()
    {
        await host.WaitForReadyAsync();
        using var owner = await OwnerClient.SignInAsync(host);

        var answer = await owner.GetFromJsonAsync<JsonElement>("/api/version");

        Assert.Equal("0.1.0", answer.GetProperty("version").GetString());
        Assert.Matches("^[0-9a-f]{12}$", answer.GetProperty("build").GetString());
        Assert.StartsWith("# Changes", answer.GetProperty("changes").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetReady_EverythingThere_IsReady()
    {
        var answer = await host.WaitForReadyAsync();

        Assert.Equal("ready", answer.GetProperty("status").GetString());
        Assert.Equal(["postgres", "redis", "service-map"], answer.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        Assert.Equal("ok", answer.GetProperty("checks")[0].GetProperty("status").GetString());
        Assert.Equal("ok", answer.GetProperty("checks")[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Start_Log_IsOneLineAnEntryWithoutSecrets()
    {
        await host.WaitForReadyAsync();

        Assert.All(host.Log, line => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (debug|info |warn |error) \S+ ", line));
        Assert.DoesNotContain(host.Log, line => line.Contains(new Uri(host.Database.ConnectionUri).UserInfo.Split(':')[1]));
        Assert.DoesNotContain(host.Log, line => line.Contains(new Uri(host.Redis.ConnectionUri).UserInfo.TrimStart(':')));
    }
}

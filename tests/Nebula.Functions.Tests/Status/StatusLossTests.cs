using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

/// <summary>The status page while the database is gone; on a server of its own, because it gets broken.</summary>
public sealed class StatusLossTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly BreakablePostgres _postgres = new();
    private readonly TemporaryFolder _data = new();
    private readonly FunctionsHost _host = new();

    [Fact]
    public async Task GetStatus_PostgresKilledThenAppRestarted_ShowsTheLastStateAsStaleAndRecovers()
    {
        using var owner = await OwnerClient.SignInAsync(_host);
        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Shown", @public = true, check = new { type = "tcp", host = "192.0.2.1", port = 9 } });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        await WaitAsync(status => Has(status, "shown") && !IsStale(status));
        await WaitForFileAsync();

        await _postgres.KillAsync();
        var lost = await WaitAsync(IsStale);
        var other = await _host.Client.GetAsync("/api/incidents");
        await _host.StopAsync();
        await _host.StartAsync();
        var restarted = await WaitAsync(IsStale);
        await _postgres.StartAsync();
        var back = await WaitAsync(status => !IsStale(status));

        Assert.Equal("database_down", lost.GetProperty("staleReason").GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, other.StatusCode);
        Assert.All([lost, restarted, back], status => Assert.True(Has(status, "shown")));
        Assert.DoesNotContain("192.0.2.1", restarted.ToString());
    }

    [Fact]
    public async Task GetStatus_PostgresFrozen_IsAnsweredAtOnceAndSoonStale()
    {
        await WaitAsync(status => !IsStale(status));

        await _postgres.FreezeAsync();
        var watch = Stopwatch.StartNew();
        using var answer = await _host.Client.GetAsync("/api/status");
        var first = watch.Elapsed;
        await WaitAsync(IsStale);
        await _postgres.ThawAsync();
        await WaitAsync(status => !IsStale(status));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(first, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    public async Task InitializeAsync()
    {
        await _postgres.InitializeAsync();
        _host.Environment["NEBULA_POSTGRES"] = _postgres.ConnectionUri;
        _host.Environment["NEBULA_POSTGRES_PREFIX"] = "";
        _host.Environment["NEBULA_DATA"] = _data.At("data");
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _postgres.DisposeAsync();
        _data.Dispose();
    }

    private static bool IsStale(JsonElement status) => status.GetProperty("stale").GetBoolean();

    private static bool Has(JsonElement status, string key) =>
        status.GetProperty("services").EnumerateArray().Any(service => service.GetProperty("id").GetString() == key);

    private async Task<JsonElement> WaitAsync(Func<JsonElement, bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Limit)
        {
            using var response = await _host.Client.GetAsync("/api/status");
            if (response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync<JsonElement>() is var status && condition(status))
            {
                return status;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The status did not become what was waited for.\n{string.Join('\n', _host.Log.TakeLast(20))}");
    }

    private async Task WaitForFileAsync()
    {
        var watch = Stopwatch.StartNew();
        var file = Path.Combine(_data.At("data"), "status", "public.json");
        while (!File.Exists(file) || !(await File.ReadAllTextAsync(file)).Contains("\"shown\""))
        {
            Assert.True(watch.Elapsed < Limit, "The status was not stored.");
            await Task.Delay(100);
        }
    }
}

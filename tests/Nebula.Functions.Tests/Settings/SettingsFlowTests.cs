using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Settings;

/// <summary>Two whole processes on one database: what one is told, the other does.</summary>
public sealed class SettingsFlowTests : IAsyncLifetime
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(15);

    private readonly FunctionsHost _first = new();
    private readonly FunctionsHost _second = new();
    private HttpClient _owner = null!;

    [Fact]
    public async Task Set_LogLevelInOneProcess_TheOtherLogsMoreWithoutARestart()
    {
        using var set = await SendAsync(HttpMethod.Put, "NEBULA_LOG_LEVEL", 0, "debug");
        await WaitAsync(() => _second.Log.Any(line => line.Contains(" debug ", StringComparison.Ordinal)), "the second process logs at debug");
        using var stale = await SendAsync(HttpMethod.Put, "NEBULA_LOG_LEVEL", 0, "error");
        using var bad = await SendAsync(HttpMethod.Put, "NEBULA_LOG_LEVEL", 1, "loud");
        using var reset = await SendAsync(HttpMethod.Delete, "NEBULA_LOG_LEVEL", 1, null);
        var history = await ReadAsync("/api/settings/NEBULA_LOG_LEVEL/history");

        Assert.Equal("database", (await OwnerClient.ReadAsync(set)).GetProperty("source").GetProperty("kind").GetString());
        Assert.Equal(new EntityTagHeaderValue("\"1\""), set.Headers.ETag);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Contains("trace, debug, information, warning, error, critical, none", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("default", (await OwnerClient.ReadAsync(reset)).GetProperty("source").GetProperty("kind").GetString());
        Assert.Equal(["", "debug"], history.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("afterValue").GetString() ?? ""));
    }

    [Fact]
    public async Task Set_OutboundAllow_MonitorsMayDialAtOnce()
    {
        var address = _first.Client.BaseAddress!.Authority;
        var before = await PreviewAsync(address);
        using var set = await SendAsync(HttpMethod.Put, "NEBULA_OUTBOUND_ALLOW", 0, address);
        var after = await PreviewAsync(address);

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Contains("NEBULA_OUTBOUND_ALLOW", before, StringComparison.Ordinal);
        Assert.DoesNotContain("NEBULA_OUTBOUND_ALLOW", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Always_TellsNoSecretAndWhyLockedOnesAre()
    {
        var text = await _owner.GetStringAsync("/api/settings");

        var settings = JsonDocument.Parse(text).RootElement.GetProperty("settings").EnumerateArray().ToDictionary(setting => setting.GetProperty("key").GetString()!);
        Assert.DoesNotContain(FunctionsHost.ServiceToken, text, StringComparison.Ordinal);
        Assert.DoesNotContain(_first.Database.ConnectionUri, text, StringComparison.Ordinal);
        Assert.Equal("environment", settings["NEBULA_POSTGRES"].GetProperty("source").GetProperty("kind").GetString());
        Assert.Contains("GPU_MACHINE_ADDRESS", settings.Keys);
        foreach (var locked in new[] { "NEBULA_POSTGRES", "NEBULA_REDIS", "NEBULA_SERVICE_TOKEN", "NEBULA_EDGE_SECRET", "NEBULA_SECRETS_KEY_FILE", "NEBULA_DATA" })
        {
            Assert.True(settings[locked].GetProperty("locked").GetString() is { Length: > 20 }, locked);
        }
    }

    public async Task InitializeAsync()
    {
        await _first.InitializeAsync();
        foreach (var (name, value) in _first.Environment)
        {
            _second.Environment[name] = value;
        }

        await _second.InitializeAsync();
        _owner = await OwnerClient.SignInAsync(_first);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _second.DisposeAsync();
        await _first.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, int version, string? value)
    {
        using var request = new HttpRequestMessage(method, $"/api/settings/{key}") { Content = value is null ? null : JsonContent.Create(new { value }) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await _owner.SendAsync(request);
    }

    private async Task<string> PreviewAsync(string address)
    {
        using var response = await _owner.PostAsJsonAsync("/api/monitors/preview", new { paste = $"http://{address}/api/health/live" });
        return await response.Content.ReadAsStringAsync();
    }

    private Task<JsonElement> ReadAsync(string path) => _owner.GetFromJsonAsync<JsonElement>(path);

    private static async Task WaitAsync(Func<bool> isSo, string what)
    {
        using var deadline = new CancellationTokenSource(Seconds);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            Assert.False(deadline.IsCancellationRequested, what);
            await timer.WaitForNextTickAsync();
        }
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Dapper;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Integrations;

/// <summary>The cards as the page gets them: what is missing, what answers, what fails, and that a change of settings makes a test old.</summary>
public sealed class IntegrationFlowTests : IAsyncLifetime
{
    private readonly FunctionsHost _app = new();
    private readonly TcpListener _collector = new(IPAddress.Loopback, 0);

    private HttpClient _owner = null!;

    private string Address => $"http://{_collector.LocalEndpoint}";

    [Fact]
    public async Task List_FirstLook_SaysWhatIsMissingByItsEnvironmentName()
    {
        var all = await ListAsync();

        Assert.Equal(("untested", 0), (StateOf(all["postgres"]), all["postgres"].GetProperty("missing").GetArrayLength()));
        Assert.Equal(("not_configured", "OTEL_EXPORTER_OTLP_ENDPOINT"), (StateOf(all["opentelemetry"]), all["opentelemetry"].GetProperty("missing")[0].GetString()));
        Assert.Equal("not_configured", StateOf(all["monitor-ollama-gpu"]));
        Assert.Contains("GPU_MACHINE_ADDRESS", all["monitor-ollama-gpu"].GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("service-map.yml", all["monitor-ollama-gpu"].GetProperty("howTo").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OfWhatIsThere_IsKeptAndAudited()
    {
        var postgres = await TestAsync("postgres");
        var redis = await TestAsync("redis");

        Assert.Equal(("ready", "ready"), (StateOf(postgres), StateOf(redis)));
        Assert.StartsWith("PostgreSQL ", postgres.GetProperty("lastTest").GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("owner", (await ListAsync())["redis"].GetProperty("lastTest").GetProperty("by").GetString());
        Assert.Equal(2, await CountAsync("select count(*) from (select action from audit_log union all select action from audit_outbox) entries where action = 'integrations.test'"));
    }

    [Fact]
    public async Task Test_CollectorSetHereAndThenGone_FailsAndSaysSinceWhenAndTellsIt()
    {
        _collector.Start();
        await SetAsync(Address, 0);
        var untested = (await ListAsync())["opentelemetry"];
        var ready = await TestAsync("opentelemetry");
        _collector.Stop();
        var failing = await TestAsync("opentelemetry");
        var still = await TestAsync("opentelemetry");
        await SetAsync("http://127.0.0.1:1", 1);
        var changed = (await ListAsync())["opentelemetry"];

        Assert.Equal(("untested", "ready", "failing", "untested"), (StateOf(untested), StateOf(ready), StateOf(failing), StateOf(changed)));
        Assert.Contains("ConnectionRefused", failing.GetProperty("lastTest").GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(failing.GetProperty("failingSince").GetDateTimeOffset(), still.GetProperty("failingSince").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await CountAsync("select count(*) from (select type from events union all select type from event_outbox) told where type = 'integration.failing'"));
    }

    [Fact]
    public async Task Test_NotSetUpOrUnknown_SaysSoAndDialsNobody()
    {
        using var missing = await _owner.PostAsync("/api/integrations/opentelemetry/test", null);
        using var unknown = await _owner.PostAsync("/api/integrations/teapot/test", null);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (missing.StatusCode, unknown.StatusCode));
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT is missing", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        await _app.InitializeAsync();
        _owner = await OwnerClient.SignInAsync(_app);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _collector.Dispose();
        await _app.DisposeAsync();
    }

    private static string? StateOf(JsonElement integration) => integration.GetProperty("state").GetString();

    private async Task<Dictionary<string, JsonElement>> ListAsync() =>
        JsonDocument.Parse(await _owner.GetStringAsync("/api/integrations")).RootElement.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);

    private async Task<JsonElement> TestAsync(string id)
    {
        using var tested = await _owner.PostAsync($"/api/integrations/{id}/test", null);
        Assert.True(tested.IsSuccessStatusCode, await tested.Content.ReadAsStringAsync());
        return await OwnerClient.ReadAsync(tested);
    }

    private async Task SetAsync(string value, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/settings/OTEL_EXPORTER_OTLP_ENDPOINT") { Content = JsonContent.Create(new { value }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var set = await _owner.SendAsync(request);
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await _app.Database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(sql);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Functions.Tests.Automations;

/// <summary>The whole app: what somebody saves is done when it happens, also when the process is killed in the middle of it.</summary>
public sealed class AutomationFlowTests : IAsyncLifetime
{
    private const string Secret = "a secret for signing";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FunctionsHost _app = new();
    private readonly ConcurrentQueue<(string Delivery, string Signature, string Body)> _received = new();
    private readonly ConcurrentQueue<string> _paths = new();
    private readonly TaskCompletionSource _holding = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeHttpServer _receiver = null!;
    private HttpClient _owner = null!;
    private bool _holds;

    [Fact]
    public async Task Event_ProcessKilledWhileTheWebhookIsCalled_ReachesTheReceiverUnderTheSameKeyAndIsDoneOnce()
    {
        var (monitor, automation) = await SaveAsync();
        _holds = true;
        using (await _owner.PostAsync($"/api/monitors/{monitor}/pause", null))
        {
            await _holding.Task.WaitAsync(Limit);
        }

        await _app.StopAsync();
        _holds = false;
        await _app.StartAsync();
        _owner = await OwnerClient.SignInAsync(_app);
        var run = await FinishedRunAsync(automation);

        Assert.Equal("done", run.GetProperty("state").GetString());
        Assert.Equal(2, run.GetProperty("steps")[0].GetProperty("attempts").GetInt32());
        var (delivery, signature, body) = _received.Last();
        Assert.Equal(2, _received.Count);
        Assert.Equal(_received.First().Delivery, delivery);
        Assert.Equal("monitor.paused", JsonDocument.Parse(body).RootElement.GetProperty("event").GetProperty("type").GetString());
        Assert.Equal("The monitor Plex was paused", JsonDocument.Parse(body).RootElement.GetProperty("text").GetString());
        Assert.Equal($"v1={Sign(signature.Split(' ')[0], body)}", signature.Split(' ')[1]);
    }

    [Fact]
    public async Task DryRunAndRun_OfAMonitor_SayAndDoTheSame()
    {
        var (monitor, _) = await SaveAsync();
        var input = Input("Check again", new { kind = "run_monitor", parameters = new { monitor } });
        using (await _owner.PostAsync($"/api/monitors/{monitor}/pause", null))
        using (await _owner.PostAsync($"/api/monitors/{monitor}/resume", null))
        {
            await WaitAsync(async () => (await TryAsync(input)).GetProperty("matched").GetInt32() >= 2, "the dry run sees both changes");
        }

        var dry = await TryAsync(input);
        var before = _received.Count;
        using var saved = await _owner.PostAsJsonAsync("/api/automations", input);
        using var renamed = await _owner.PostAsync($"/api/monitors/{monitor}/pause", null);
        using var again = await _owner.PostAsync($"/api/monitors/{monitor}/resume", null);
        var run = await FinishedRunAsync((await OwnerClient.ReadAsync(saved)).GetProperty("id").GetGuid());

        Assert.Contains("Run the check of the monitor", dry.GetProperty("matches")[0].GetProperty("actions")[0].GetProperty("would").GetString(), StringComparison.Ordinal);
        Assert.InRange(before, 0, 2);
        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Contains(run.GetProperty("state").GetString(), new[] { "done", "failed" });
        Assert.Equal("run_monitor", run.GetProperty("steps")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Event_OfAnAutomationThatNotifies_ArrivesOverTheChannelOnce()
    {
        var (monitor, _) = await SaveAsync();
        var channel = new { name = "House", kind = "webhook", webhook = new { url = new Uri(_receiver.Url, "house").AbsoluteUri } };
        using var made = await _owner.PostAsJsonAsync("/api/notifications/channels", channel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var notify = new { kind = "notify", parameters = new { channel = (await OwnerClient.ReadAsync(made)).GetProperty("id").GetGuid() } };
        using var saved = await _owner.PostAsJsonAsync("/api/automations", Input("Tell the house", notify));
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        var automation = (await OwnerClient.ReadAsync(saved)).GetProperty("id").GetGuid();

        using var paused = await _owner.PostAsync($"/api/monitors/{monitor}/pause", null);
        var run = await FinishedRunAsync(automation);

        Assert.Equal(("done", "House took it"), (run.GetProperty("state").GetString(), run.GetProperty("steps")[0].GetProperty("detail").GetString()));
        Assert.Equal(1, _paths.Count(path => path == "/house"));
        var delivery = (await ReadAsync("/api/notifications/deliveries")).GetProperty("items")[0];
        Assert.Equal(("sent", "Tell the house"), (delivery.GetProperty("state").GetString(), delivery.GetProperty("ruleName").GetString()));
    }

    public async Task InitializeAsync()
    {
        _receiver = await FakeHttpServer.StartAsync(ReceiveAsync);
        _app.Environment["NEBULA_OUTBOUND_ALLOW"] = _receiver.Url.Authority;
        await _app.InitializeAsync();
        _owner = await OwnerClient.SignInAsync(_app);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _receiver.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static string Sign(string time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}")));

    private static object Input(string name, object action) =>
        new { name, match = new { types = new[] { "monitor.paused", "monitor.resumed" }, subjects = new[] { "service:*" } }, actions = new[] { action } };

    // While it holds, it takes the call and never answers: the process dies over it.
    private async Task ReceiveAsync(HttpContext context)
    {
        _paths.Enqueue(context.Request.Path);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _received.Enqueue((context.Request.Headers["Nebula-Delivery"].ToString(), $"{context.Request.Headers["Nebula-Timestamp"]} {context.Request.Headers["Nebula-Signature"]}", body));
        if (_holds)
        {
            _holding.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(Guid Monitor, Guid Automation)> SaveAsync()
    {
        var plex = new { name = "Plex", check = new { type = "tcp", host = "127.0.0.1", port = _receiver.Url.Port } };
        using var created = await _owner.PostAsJsonAsync("/api/monitors", plex);
        var monitor = (await OwnerClient.ReadAsync(created)).GetProperty("id").GetGuid();

        // Handlers begin with what happens after their first start, and hear of this one before whatever comes.
        var webhook = new { kind = "webhook", parameters = new { url = new Uri(_receiver.Url, "hook?token=hidden").AbsoluteUri, secret = Secret, text = "{event.title}" } };
        using var saved = await _owner.PostAsJsonAsync("/api/automations", Input("Tell", webhook));
        Assert.True(saved.StatusCode == HttpStatusCode.Created, await saved.Content.ReadAsStringAsync());
        var automation = (await OwnerClient.ReadAsync(saved)).GetProperty("id").GetGuid();
        await WaitAsync(
            async () => (await ReadAsync("/api/events?type=automation.changed")).GetProperty("items").GetArrayLength() > 0, "the feed tells of the automation");
        return (monitor, automation);
    }

    private async Task<JsonElement> FinishedRunAsync(Guid automation)
    {
        JsonElement run = default;
        await WaitAsync(
            async () =>
            {
                var runs = (await ReadAsync($"/api/automations/{automation}/runs")).GetProperty("items");
                return runs.GetArrayLength() > 0 && (run = runs[runs.GetArrayLength() - 1]).GetProperty("finishedAt").ValueKind != JsonValueKind.Null;
            },
            "a run is over");
        return run;
    }

    private async Task<JsonElement> TryAsync(object input)
    {
        using var tried = await _owner.PostAsJsonAsync("/api/automations/dry-run", new { automation = input });
        Assert.True(tried.IsSuccessStatusCode, await tried.Content.ReadAsStringAsync());
        return await OwnerClient.ReadAsync(tried);
    }

    private async Task<JsonElement> ReadAsync(string path) => JsonDocument.Parse(await _owner.GetStringAsync(path)).RootElement;

    private static async Task WaitAsync(Func<Task<bool>> isSo, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"It did not happen in time: {what}.");
            await Task.Delay(50);
        }
    }
}

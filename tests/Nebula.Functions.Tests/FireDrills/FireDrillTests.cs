using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Functions.Tests.FireDrills;

/// <summary>The whole app: a real target, real checks, a real incident and a real message, and nothing left of it.</summary>
public sealed class FireDrillTests : IAsyncLifetime
{
    private readonly FunctionsHost _app = new();
    private FakeDiscord _discord = null!;
    private HttpClient _owner = null!;

    [Fact]
    public async Task Start_OfADrill_ProvesTheAlertAndLeavesNothingBehind()
    {
        using var unheard = await _owner.PostAsync("/api/fire-drill", null);
        var rule = await RuleAsync(new { categories = new[] { "discord" } });
        using var unmatched = await _owner.PostAsync("/api/fire-drill", null);
        await ChangeAsync(rule, new { minSeverity = "error" });
        using var started = await _owner.PostAsync("/api/fire-drill", null);
        using var second = await _owner.PostAsync("/api/fire-drill", null);
        var running = await DrillAsync(drill => DetailOf(drill, "up") is not null || HasEnded(drill));
        var others = await PreviewAsync(DetailOf(running, "target")!.Split(' ').Single(word => word.Contains(':', StringComparison.Ordinal)).TrimEnd(';'));
        var page = await (await _owner.GetAsync("/api/status")).Content.ReadAsStringAsync();
        var ended = await DrillAsync(HasEnded);

        Assert.Equal(("nothing_to_tell", true), (await CodeOfAsync(unheard), (await unheard.Content.ReadAsStringAsync()).Contains("There is no channel yet", StringComparison.Ordinal)));
        Assert.Contains("it means the categories discord, and this is server", await unmatched.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal("fire_drill_running", await CodeOfAsync(second));
        Assert.Contains("loopback is not allowed for monitors", others, StringComparison.Ordinal);
        Assert.DoesNotContain("fire:drill", JsonDocument.Parse(page).RootElement.GetProperty("services").GetRawText(), StringComparison.Ordinal);
        Assert.True(ended.GetProperty("state").GetString() == "passed", ended.GetRawText());
        Assert.All(ended.GetProperty("steps").EnumerateArray(), step => Assert.Equal("done", step.GetProperty("state").GetString()));
        var alert = Assert.Single(ended.GetProperty("alerts").EnumerateArray());
        Assert.True(alert.GetProperty("edited").GetBoolean());
        Assert.Equal(_discord.Messages.Keys.Single(), alert.GetProperty("remoteId").GetString());
        Assert.Equal(["POST 200", "PATCH 200"], _discord.Requests);
        Assert.Contains("Fire drill is down. Recovered", _discord.Embed["title"]!.GetValue<string>(), StringComparison.Ordinal);
        await AssertNothingIsLeftAsync();
        await AssertOneArrivesAsync("events where type = 'fire_drill.passed' and title like 'Alerts proven: Discord in %'");
        await AssertOneArrivesAsync("audit_log where action = 'fire-drill.start' and outcome = 'done'");
        using var again = await _owner.PostAsync("/api/fire-drill", null);
        Assert.Equal("passed", (await DrillAsync(drill => HasEnded(drill) && drill.GetProperty("id").GetGuid() != ended.GetProperty("id").GetGuid())).GetProperty("state").GetString());
        Assert.Equal(2, _discord.Messages.Count);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Start_WhenTheWebhookIsGone_FailsInDiscordsWords()
    {
        await RuleAsync(new { minSeverity = "error" });
        _discord.FailNext(404);
        using var started = await _owner.PostAsync("/api/fire-drill", null);

        var ended = await DrillAsync(HasEnded);

        Assert.Equal("failed", ended.GetProperty("state").GetString());
        Assert.StartsWith("Discord: Discord answered 404", ended.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("called itself gone", (await OverviewAsync()).GetProperty("obstacle").GetString(), StringComparison.Ordinal);
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Start_ProcessKilledInTheMiddle_IsInterruptedAndClearedByTheNext()
    {
        await RuleAsync(new { minSeverity = "error" });
        var hanging = new TaskCompletionSource();
        _discord.AnswerNext(async context =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var started = await _owner.PostAsync("/api/fire-drill", null);
        await hanging.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await _app.StopAsync();

        // As if the lease of the dead process had run out.
        await using (var connection = await _app.Database.DataSource.OpenConnectionAsync())
        {
            await connection.ExecuteAsync("update notification_channels set lease_until = now() - interval '1 second'");
        }

        await _app.StartAsync();
        _owner.Dispose();
        _owner = await OwnerClient.SignInAsync(_app);
        var ended = await DrillAsync(HasEnded);

        Assert.Equal("interrupted", ended.GetProperty("state").GetString());
        await AssertNothingIsLeftAsync();
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _app.Environment["NEBULA_DISCORD_API"] = _discord.Api;
        _app.Environment["NEBULA_OUTBOUND_ALLOW"] = _discord.Authority;
        await _app.InitializeAsync();
        _owner = await OwnerClient.SignInAsync(_app);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _app.DisposeAsync();
        await _discord.DisposeAsync();
    }

    private static bool HasEnded(JsonElement drill) => drill.GetProperty("state").GetString() is not ("waiting" or "running");

    private static string? DetailOf(JsonElement drill, string step) =>
        drill.GetProperty("steps").EnumerateArray().Single(one => one.GetProperty("step").GetString() == step) is var found
        && found.GetProperty("state").GetString() == "done" ? found.GetProperty("detail").GetString() : null;

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) => (await OwnerClient.ReadAsync(response)).GetProperty("code").GetString();

    private async Task<(Guid Id, Guid Channel)> RuleAsync(object match)
    {
        using var made = await _owner.PostAsJsonAsync(
            "/api/notifications/channels", new { name = "Discord", kind = "discord", discord = new { webhookUrl = FakeDiscord.WebhookUrl } });
        var channel = (await OwnerClient.ReadAsync(made)).GetProperty("id").GetGuid();
        using var rule = await _owner.PostAsJsonAsync("/api/notifications/rules", new { name = "What is broken", match, channelIds = new[] { channel } });
        Assert.True(rule.IsSuccessStatusCode, await rule.Content.ReadAsStringAsync());
        return ((await OwnerClient.ReadAsync(rule)).GetProperty("id").GetGuid(), channel);
    }

    private async Task ChangeAsync((Guid Id, Guid Channel) rule, object match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/notifications/rules/{rule.Id}")
        {
            Content = JsonContent.Create(new { name = "What is broken", match, channelIds = new[] { rule.Channel } }),
        };
        request.Headers.Add("If-Match", "\"1\"");
        using var changed = await _owner.SendAsync(request);
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
    }

    private async Task<string> PreviewAsync(string target)
    {
        using var answer = await _owner.PostAsJsonAsync("/api/monitors/preview", new { paste = $"http://{target}/" });
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<JsonElement> OverviewAsync() => _owner.GetFromJsonAsync<JsonElement>("/api/fire-drill");

    private async Task<JsonElement> DrillAsync(Func<JsonElement, bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if ((await OverviewAsync()).GetProperty("latest") is { ValueKind: JsonValueKind.Object } drill && isSo(drill))
            {
                return drill;
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private async Task AssertNothingIsLeftAsync()
    {
        string[] ofNoMonitor = ["monitor_claims", "monitor_states", "check_results", "state_intervals"];
        string[] left =
        [
            "monitors where drill", "incidents where root like 'service:fire:%'", "events where story is not null",
            .. ofNoMonitor.Select(table => $"{table} where monitor_no not in (select no from monitors)"),
        ];
        foreach (var rows in left)
        {
            Assert.True(await CountAsync(rows) == 0, $"left: {rows}");
        }
    }

    // The dispatcher brings it from the outbox, a moment after the drill has ended.
    private async Task AssertOneArrivesAsync(string rows)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await CountAsync(rows) == 0)
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        Assert.Equal(1, await CountAsync(rows));
    }

    private async Task<long> CountAsync(string from)
    {
        await using var connection = await _app.Database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>($"select count(*) from {from}");
    }
}

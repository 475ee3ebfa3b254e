using System.Net.Http.Json;
using Dapper;
using Nebula.Functions.Tests.Status;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Functions.Tests.Notifications;

/// <summary>Two whole processes, of which one is killed: between the commit and the dispatch, and while it delivers.</summary>
public sealed class NotificationFaultTests : IAsyncLifetime
{
    private readonly FunctionsHost _first = new();
    private readonly FunctionsHost _second = new();
    private FakeDiscord _discord = null!;
    private HttpClient _owner = null!;

    [Fact]
    public async Task Incidents_ProcessIsKilledBeforeDispatchAndInTheMiddle_AreEachToldOnceAndEnd()
    {
        // The first request is taken and never answered; its process dies over it. What Discord has not taken is not there.
        var hanging = new TaskCompletionSource();
        _discord.AnswerNext(async context =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var incidents = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow())).ToList();
        await TellAsync(incidents.Take(4).Select(Opened));
        await hanging.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await _first.StopAsync();
        await TellAsync(incidents.Skip(4).Select(Opened));

        await RunOutAsync();
        await _second.StartAsync();
        await WaitAsync(() => _discord.Messages.Count == 8);
        await TellAsync(incidents.Select(Resolved));
        await WaitAsync(() => _discord.Messages.Values.All(message => message.ToJsonString().Contains("Lasted", StringComparison.Ordinal)));

        Assert.Equal(8, _discord.Requests.Count(request => request == "POST 200"));
        Assert.Equal(8, _discord.Requests.Count(request => request == "PATCH 200"));
    }

    [Fact]
    public async Task Sender_FrozenBetweenSentAndNoted_DoublesNotUnseenAndOverwritesNothingWhenItWakes()
    {
        // Discord has taken the message; the process that sent it does not hear so before another has its turn.
        var (taken, wakes) = (new TaskCompletionSource(), new TaskCompletionSource());
        _discord.HoldNext(() =>
        {
            taken.TrySetResult();
            return wakes.Task;
        });
        var incident = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await TellAsync([Opened(incident)]);
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await _first.SignalAsync("-STOP");
        await RunOutAsync();
        await _second.StartAsync();
        await WaitAsync(() => _discord.Messages.Count == 2);
        var told = await SentAsync();

        await _first.SignalAsync("-CONT");
        wakes.SetResult();
        await WaitAsync(() => _discord.Requests.Count(request => request == "POST 200") == 2);
        await TellAsync([Resolved(incident)]);
        await WaitAsync(() => _discord.Messages.Values.Any(message => message.ToJsonString().Contains("Lasted", StringComparison.Ordinal)));

        Assert.Equal("An attempt before ended without an answer; it may have arrived twice.", told.Detail);
        Assert.Equal(told, await SentAsync());
        var second = _discord.Messages.Keys.Order(StringComparer.Ordinal).Last();
        Assert.Equal(second, told.RemoteId);
        Assert.Contains("Lasted", _discord.Messages[second].ToJsonString(), StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _first.Environment["NEBULA_DISCORD_API"] = _discord.Api;
        _first.Environment["NEBULA_OUTBOUND_ALLOW"] = _discord.Authority;
        await _first.InitializeAsync();
        foreach (var (name, value) in _first.Environment)
        {
            _second.Environment[name] = value;
        }

        _owner = await OwnerClient.SignInAsync(_first);
        using var made = await _owner.PostAsJsonAsync(
            "/api/notifications/channels", new { name = "Discord", kind = "discord", discord = new { webhookUrl = FakeDiscord.WebhookUrl } });
        var channel = (await OwnerClient.ReadAsync(made)).GetProperty("id").GetString();
        using var rule = await _owner.PostAsJsonAsync(
            "/api/notifications/rules", new { name = "all", match = new { types = new[] { "incident.*" } }, channelIds = new[] { channel } });
        Assert.True(rule.IsSuccessStatusCode, await rule.Content.ReadAsStringAsync());

        // A handler hears of what happens after it has begun.
        await using var connection = await _first.Database.DataSource.OpenConnectionAsync();
        await WaitAsync(() => connection.QuerySingle<bool>("select exists (select from event_handlers where name = 'notifications')"));
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _second.StopAsync();
        await _first.DisposeAsync();
        await _discord.DisposeAsync();
    }

    private static PlatformEvent Opened(Guid incident) =>
        new IncidentOpened(incident, $"service:{incident}", "Plex is down", "expected 200, got 502", TimeProvider.System.GetUtcNow());

    private static PlatformEvent Resolved(Guid incident) => new IncidentResolved(
        incident, $"service:{incident}", "Plex is down", "Recovered.", TimeProvider.System.GetUtcNow().AddMinutes(-1), TimeProvider.System.GetUtcNow());

    private async Task TellAsync(IEnumerable<PlatformEvent> news)
    {
        await using var connection = await _first.Database.DataSource.OpenConnectionAsync();
        foreach (var happened in news)
        {
            await EventOutbox.AppendAsync(connection, happened, null, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        }
    }

    // As if the lease of the process that hangs or is dead had run out.
    private async Task RunOutAsync()
    {
        await using var connection = await _first.Database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("update notification_channels set lease_until = now() - interval '1 second'");
    }

    private async Task<(string? RemoteId, string? Detail, int Attempts)> SentAsync()
    {
        await using var connection = await _first.Database.DataSource.OpenConnectionAsync();
        const string Sql = "select remote_id, detail, attempts from notification_deliveries where type = 'incident.opened' and state = 'sent'";
        (string?, string?, int)? row = null;
        while (row is null)
        {
            row = (await connection.QueryAsync<(string?, string?, int)>(Sql)).Select(found => ((string?, string?, int)?)found).SingleOrDefault();
        }

        return row.Value;
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}

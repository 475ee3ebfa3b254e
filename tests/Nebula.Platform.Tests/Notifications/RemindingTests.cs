using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Rules;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>What goes on and is in nobody's hands is told again: how often, where, and never twice.</summary>
public sealed class RemindingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly Guid _incident = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private FakeDiscord _discord = null!;
    private NotificationRig _rig = null!;

    private string Title => _discord.Embed["title"]!.GetValue<string>().Replace("\\", "", StringComparison.Ordinal);

    private StoryHoldService Holds => (StoryHoldService)_rig.Services.GetService(typeof(StoryHoldService))!;

    [Fact]
    public async Task Remind_StaysOpen_IsANewMessageInPlaceOfTheLastAndTakesTheEnd()
    {
        var began = _rig.Time.GetUtcNow();
        await OpenAsync();
        var early = await LaterAsync(29);
        var (due, again) = (await LaterAsync(1), await _rig.RemindAsync());
        await _rig.SendAsync();
        var first = Title;
        await _rig.TellAsync(new IncidentChanged(_incident, "service:plex", "Plex is down", "2 more services cannot be seen."));
        await _rig.SendAsync();
        await LaterAsync(30);
        await _rig.SendAsync();
        var second = Title;
        await _rig.TellAsync(_rig.Resolved(_incident, began));
        await _rig.SendAsync();

        Assert.Equal((0, 1, 0), (early, due, again));
        Assert.Equal("🔴 Still open after 30 min 0 s: Plex is down", first);
        Assert.Contains("Still open after 1 h 0 min: Plex is down: 2 more services", second, StringComparison.Ordinal);
        Assert.StartsWith("✅", Title, StringComparison.Ordinal);
        Assert.Equal(["POST 200", "POST 200", "DELETE 204", "PATCH 200", "POST 200", "DELETE 204", "PATCH 200"], _discord.Requests);
    }

    [Fact]
    public async Task Remind_Acknowledged_IsSilent_AfterASnoozeItIsTold()
    {
        await OpenAsync();
        await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None);
        var acknowledged = await LaterAsync(90);
        await Holds.HoldAsync(_incident, 60, NotificationRig.By, CancellationToken.None);
        var snoozed = await LaterAsync(59);
        var afterwards = await LaterAsync(1);
        await _rig.SendAsync();

        Assert.Equal((0, 0, 1), (acknowledged, snoozed, afterwards));
        Assert.StartsWith("🔴 Still open after 2 h 30 min", Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remind_TakenInHandOrOverBeforeItIsSent_IsNotSent()
    {
        await OpenAsync();
        await LaterAsync(30);
        _rig.Open.Clear();
        await _rig.SendAsync();
        var over = await _rig.StatesAsync();
        _rig.Open.Add(_incident);
        await LaterAsync(30);
        await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None);
        await _rig.SendAsync();

        Assert.Equal("sent, not_sent no_longer_open", over);
        Assert.Equal("sent, not_sent no_longer_open, not_sent acknowledged", await _rig.StatesAsync());
        Assert.Equal(["POST 200"], _discord.Requests);
    }

    [Fact]
    public async Task Remind_OverOrUnderMaintenance_PlansNothing()
    {
        await OpenAsync();
        _rig.Open.Clear();

        Assert.Equal(0, await LaterAsync(600));
    }

    [Fact]
    public async Task Remind_TwoProcessesAtOnce_PlanIsThereOnce()
    {
        await using var other = await NotificationRig.StartAsync(database, _folder, _discord.Authority, _rig.Time, ("NEBULA_DISCORD_API", _discord.Api));
        other.Open.Add(_incident);
        await OpenAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(30));

        var planned = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => (index % 2 == 0 ? _rig : other).RemindAsync()));
        await _rig.SendAsync();

        Assert.Equal(1, planned.Sum());
        Assert.Equal("sent, sent", await _rig.StatesAsync());
    }

    [Fact]
    public async Task Remind_ProcessDiesBetweenSendingAndNoting_IsSentAgainAndCountedOnce()
    {
        await OpenAsync();
        await LaterAsync(30);
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            // As a process leaves it that is killed after Discord took the message: begun, and its turn not given back.
            await connection.ExecuteAsync(
                """
                update notification_deliveries set started_at = @now, attempts = 1 where reminder = 1;
                update notification_channels set lease = gen_random_uuid(), lease_until = @now
                """,
                new { now = _rig.Time.GetUtcNow() });
        }

        var meanwhile = await LaterAsync(31);
        await _rig.SendAsync();
        var line = (await _rig.LogAsync())[^1];

        Assert.Equal(0, meanwhile);
        Assert.Equal((DeliveryState.Sent, 2), (line.State, line.Attempts));
        Assert.Contains("may have arrived twice", line.Detail, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await LaterAsync(29), await LaterAsync(1)));
    }

    [Fact]
    public async Task Remind_OldMessageCannotBeDeleted_IsSentAllTheSameAndTheLogSaysSo()
    {
        await OpenAsync();
        await LaterAsync(30);
        _discord.HoldNext(() => Task.CompletedTask);
        _discord.FailNext(500);
        await _rig.SendAsync();

        var line = (await _rig.LogAsync())[^1];
        Assert.Equal(DeliveryState.Sent, line.State);
        Assert.EndsWith("The message before it is still there: Discord answered 500.", line.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_IncidentThatLasted_CountsTheReminders()
    {
        var began = _rig.Time.GetUtcNow();
        await OpenAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(70));
        await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None);
        await _rig.MoveAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(300));
        await _rig.TellAsync(_rig.Resolved(_incident, began));
        var rules = await _rig.Rules.ListAsync([], CancellationToken.None);
        var input = new RuleInput { Name = "tried", Match = rules.Items[0].Match, ChannelIds = [rules.Items[0].Channels[0].Id] };

        var (with, without) = (await PreviewAsync(input with { RemindMinutes = 30 }), await PreviewAsync(input));

        Assert.Equal((2, 0), (with.Reminders, without.Reminders));
        Assert.Equal(without.Sent, with.Sent);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(1441)]
    [InlineData(-1)]
    public async Task Rule_RemindsTooOftenOrTooSeldom_IsRefused(int minutes)
    {
        var input = new RuleInput { Name = "x", Match = new(), ChannelIds = [Guid.Empty], RemindMinutes = minutes };

        var made = await _rig.Rules.CreateAsync(input, NotificationRig.Owner, NotificationRig.By, CancellationToken.None);

        Assert.Equal("remindMinutes", made.Error?.Fields.Single().Field);
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _rig = await NotificationRig.StartAsync(database, _folder, _discord.Authority, null, ("NEBULA_DISCORD_API", _discord.Api));
        _rig.Open.Add(_incident);
        var channel = await _rig.AddAsync(new ChannelInput { Name = "Discord", Kind = ChannelKind.Discord, Discord = new DiscordInput(FakeDiscord.WebhookUrl) });
        await _rig.RuleAsync(rule => rule with { RemindMinutes = 30 }, channel);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate events cascade");
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _discord.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        await _rig.TellAsync(_rig.Opened(_incident));
        await _rig.SendAsync();
    }

    private Task<int> LaterAsync(int minutes)
    {
        _rig.Time.Advance(TimeSpan.FromMinutes(minutes));
        return _rig.RemindAsync();
    }

    private async Task<RulePreview> PreviewAsync(RuleInput input) =>
        (await ((RulePreviewer)_rig.Services.GetService(typeof(RulePreviewer))!).RunAsync(input, Enum.GetValues<EventCategory>(), CancellationToken.None)).Value!;
}

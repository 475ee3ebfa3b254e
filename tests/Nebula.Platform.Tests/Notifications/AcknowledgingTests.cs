using System.Net;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

public sealed class AcknowledgingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Actor Visitor = new(PrincipalKind.Public, null, "nobody");

    private readonly TemporaryFolder _folder = new();
    private readonly Guid _incident = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
    private FakeDiscord _discord = null!;
    private NotificationRig _rig = null!;

    private StoryHoldService Holds => (StoryHoldService)_rig.Services.GetService(typeof(StoryHoldService))!;

    private IncidentLinks Links => (IncidentLinks)_rig.Services.GetService(typeof(IncidentLinks))!;

    private string Shown => _discord.Embed.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Fact]
    public async Task Acknowledge_Incident_TellsWhoThenNothingButItsEnd()
    {
        await OpenAsync();
        Assert.True((await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None)).IsSuccess);
        await NewsAsync();
        var acknowledged = Shown;
        await _rig.TellAsync(new IncidentChanged(_incident, "service:plex", "Plex is down", "One more service cannot be seen."));
        await _rig.TellAsync(_rig.Resolved(_incident, _rig.Time.GetUtcNow()));
        await _rig.SendAsync();

        Assert.Contains("acknowledged by owner", acknowledged, StringComparison.Ordinal);
        Assert.DoesNotContain("/ack#", acknowledged, StringComparison.Ordinal);
        Assert.Equal("sent, sent, not_sent acknowledged, sent", await _rig.StatesAsync());
        Assert.Equal("incident_over", (await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None)).Error?.Code);
        Assert.Empty((await Holds.ListAsync(CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Snooze_Incident_IsQuietUntilItsEnd()
    {
        await OpenAsync();
        await Holds.HoldAsync(_incident, 30, NotificationRig.By, CancellationToken.None);
        await NewsAsync();
        await _rig.TellAsync(new IncidentChanged(_incident, "service:plex", "Plex is down", "One more service cannot be seen."));
        _rig.Time.Advance(TimeSpan.FromMinutes(31));
        await _rig.TellAsync(new IncidentChanged(_incident, "service:plex", "Plex is down", "2 more services cannot be seen."));
        await _rig.SendAsync();

        Assert.Equal("sent, sent, not_sent snoozed, sent", await _rig.StatesAsync());
        Assert.Contains("2 more services", Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_Incident_TellsWhoAndOffersTheLinkAgain()
    {
        await OpenAsync();
        await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None);
        await NewsAsync();
        var released = await Holds.ReleaseAsync(_incident, NotificationRig.By, CancellationToken.None);
        await NewsAsync();
        var again = await Holds.ReleaseAsync(_incident, NotificationRig.By, CancellationToken.None);

        Assert.True(released.IsSuccess);
        Assert.Contains("given back by owner", Shown, StringComparison.Ordinal);
        Assert.Contains("/ack#", Shown, StringComparison.Ordinal);
        Assert.Equal("sent, sent, sent", await _rig.StatesAsync());
        Assert.Equal("incident_not_held", again.Error?.Code);
    }

    [Fact]
    public async Task Link_LookedAt_ChangesNothing_AndCountsOnceForADay()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"https://nebula\.example/ack#([\w-]{43})").Groups[1].Value;
        var looked = await Links.LookAsync(token, IPAddress.Loopback, CancellationToken.None);
        await Links.LookAsync(token, IPAddress.Loopback, CancellationToken.None);
        var none = (await Holds.ListAsync(CancellationToken.None)).Items;
        var used = await Links.UseAsync(token, 60, Visitor, IPAddress.Loopback, CancellationToken.None);
        var again = await Links.UseAsync(token, null, Visitor, IPAddress.Loopback, CancellationToken.None);

        Assert.Equal(("Plex is down", false), (looked.Value?.Title, looked.Value?.IsOver));
        Assert.Empty(none);
        Assert.Equal((StoryHoldKind.Snoozed, "a reader of Discord"), (used.Value!.Kind, used.Value.By));
        Assert.Equal("link_not_found", again.Error?.Code);
    }

    [Fact]
    public async Task Link_TooOldOrGuessed_IsNotThere()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;
        var guessed = await Links.UseAsync(SecretToken.Create(), null, Visitor, IPAddress.Loopback, CancellationToken.None);
        _rig.Time.Advance(TimeSpan.FromHours(25));
        var late = await Links.UseAsync(token, null, Visitor, IPAddress.Loopback, CancellationToken.None);

        Assert.Equal(["link_not_found", "link_not_found"], new[] { guessed, late }.Select(result => result.Error?.Code));
        Assert.Equal("link_not_found", (await Links.LookAsync("'; drop table", IPAddress.Loopback, CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task Link_ItsChannelWasDeleted_IsNotThere()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;
        var channel = (await _rig.Channels.ListAsync([], CancellationToken.None)).Items.Single();
        await _rig.Channels.DeleteAsync(channel.Id, NotificationRig.By, CancellationToken.None);

        var used = await Links.UseAsync(token, null, Visitor, IPAddress.Loopback, CancellationToken.None);

        Assert.Equal("link_not_found", used.Error?.Code);
    }

    [Fact]
    public async Task Link_SomebodySignedInHoldsIt_ChangesNothing()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;
        await Holds.HoldAsync(_incident, null, NotificationRig.By, CancellationToken.None);

        var used = await Links.UseAsync(token, 5, Visitor, IPAddress.Loopback, CancellationToken.None);

        Assert.Equal("incident_held", used.Error?.Code);
        var hold = (await Holds.ListAsync(CancellationToken.None)).Items.Single();
        Assert.Equal((StoryHoldKind.Acknowledged, "owner"), (hold.Kind, hold.By));
    }

    [Fact]
    public async Task Link_SnoozeOfSomebodySignedInIsOver_CountsAgain()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;
        await Holds.HoldAsync(_incident, 30, NotificationRig.By, CancellationToken.None);
        _rig.Time.Advance(TimeSpan.FromMinutes(31));

        var used = await Links.UseAsync(token, null, Visitor, IPAddress.Loopback, CancellationToken.None);

        Assert.Equal((true, "a reader of Discord"), (used.IsSuccess, used.Value?.By));
    }

    [Fact]
    public async Task Link_DeliveryIsTriedAgain_IsOneAndTheLatestCounts()
    {
        _discord.FailNext(500);
        await OpenAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.SendAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;

        var used = await Links.UseAsync(token, null, Visitor, IPAddress.Loopback, CancellationToken.None);

        await using var connection = await database.DataSource.OpenConnectionAsync();
        Assert.True(used.IsSuccess);
        Assert.Equal(1, await connection.QuerySingleAsync<int>("select count(*)::int from notification_links"));
    }

    [Fact]
    public async Task Link_GuessedTooOften_IsThrottledForTheAddressAlone()
    {
        await OpenAsync();
        var token = System.Text.RegularExpressions.Regex.Match(Shown, @"/ack#([\w-]{43})").Groups[1].Value;
        for (var guess = 0; guess < 60; guess++)
        {
            await Links.LookAsync(SecretToken.Create(), IPAddress.Parse("203.0.113.7"), CancellationToken.None);
        }

        var (guessed, looked) = (
            await Links.UseAsync(SecretToken.Create(), null, Visitor, IPAddress.Parse("203.0.113.7"), CancellationToken.None),
            await Links.LookAsync(token, IPAddress.Loopback, CancellationToken.None));

        Assert.Equal("login_throttled", guessed.Error?.Code);
        Assert.True(looked.IsSuccess);
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _rig = await NotificationRig.StartAsync(
            database, _folder, _discord.Authority, null, ("NEBULA_DISCORD_API", _discord.Api), ("NEBULA_PUBLIC_URL", "https://nebula.example/"));
        var channel = await _rig.AddAsync(new ChannelInput { Name = "Discord", Kind = ChannelKind.Discord, Discord = new DiscordInput(FakeDiscord.WebhookUrl) });
        await _rig.RuleAsync(null, channel);
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

    private async Task NewsAsync()
    {
        await _rig.MoveAsync();
        await _rig.SendAsync();
    }
}

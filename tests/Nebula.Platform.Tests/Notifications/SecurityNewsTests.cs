using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Tests.Events;
using Nebula.Testing;
using Nebula.Testing.Notifications;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>What somebody may not read in the events, he does not read around them.</summary>
public sealed class SecurityNewsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly IReadOnlyList<EventCategory> Viewer = EventRights.Of(
        new Principal { Kind = PrincipalKind.User, Name = "viewer", Role = Role.Viewer, Granted = RolePermissions.Of(Role.Viewer) });

    private readonly TemporaryFolder _folder = new();
    private FakeDiscord _discord = null!;
    private NotificationRig _rig = null!;
    private Channel _channel = null!;

    [Fact]
    public async Task Failed_OfSecurity_SaysNeitherTitleNorAnswer()
    {
        await TellAsync(new Rang(7, EventCategory.Security));

        var failed = (await _rig.MoveAsync()).Single(happened => happened.Type == "notification.failed");

        Assert.Equal("discord could not be told of an event of security", failed.Title);
        Assert.DoesNotContain("Bell 7", failed.Data.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("rejected", failed.Data.GetProperty("why").GetString());
    }

    [Fact]
    public async Task Failed_OfAnythingElse_SaysWhat()
    {
        await TellAsync(new Rang(8));

        var failed = (await _rig.MoveAsync()).Single(happened => happened.Type == "notification.failed");

        Assert.Equal("discord could not be told: Bell 8 rang", failed.Title);
        Assert.InRange(failed.Data.GetProperty("why").GetString()!.Length, 1, 200);
    }

    [Fact]
    public async Task Log_ReadWithoutTheAudit_HasNothingOfSecurity()
    {
        var log = _rig.Services.GetRequiredService<DeliveryLog>();
        await TellAsync(new Rang(1));
        await TellAsync(new Rang(2, EventCategory.Security));

        var seen = (await log.ReadPageAsync(new DeliveryQuery(), Viewer, CancellationToken.None)).Value!.Items;
        var all = await _rig.LogAsync();
        var retried = await log.RetryAsync(all[1].Id, Viewer, NotificationRig.By, CancellationToken.None);

        Assert.Equal("Bell 1 rang", Assert.Single(seen).Title);
        Assert.Equal(["Bell 1 rang", "Bell 2 rang"], all.Select(line => line.Title));
        Assert.Equal("delivery_not_found", retried.Error?.Code);
    }

    [Fact]
    public async Task LastDelivery_OfSecurity_IsShownWithoutItsTitle()
    {
        await TellAsync(new Rang(3, EventCategory.Security));

        var (hidden, shown) = (await LastAsync(Viewer), await LastAsync(Enum.GetValues<EventCategory>()));

        Assert.All(hidden, last => Assert.Equal("An event that you may not see", last.Title));
        Assert.All(hidden, last => Assert.Null(last.Detail));
        Assert.All(shown, last => Assert.Equal("Bell 3 rang", last.Title));
    }

    [Fact]
    public async Task Retention_MoreThanABatch_LeavesNothingOld()
    {
        await TellAsync(new Rang(4));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into notification_deliveries (id, channel_id, channel_name, type, severity, title, occurred_at, planned_at, state, due_at)
            select gen_random_uuid(), gen_random_uuid(), 'x', 'x', 'info', 'x', '2020-01-01', '2020-01-01', 'not_sent', '2020-01-01' from generate_series(1, 11000)
            """);

        await _rig.Services.GetRequiredService<NotificationRetention>().PruneAsync(CancellationToken.None);

        Assert.Equal("Bell 4 rang", Assert.Single(await _rig.LogAsync()).Title);
    }

    public async Task InitializeAsync()
    {
        _discord = await FakeDiscord.StartAsync();
        _rig = await NotificationRig.StartAsync(database, _folder, _discord.Authority, settings: ("NEBULA_DISCORD_API", _discord.Api));
        _channel = await _rig.AddAsync(new ChannelInput { Name = "discord", Kind = ChannelKind.Discord, Discord = new DiscordInput(FakeDiscord.WebhookUrl) });
        await _rig.RuleAsync(input => input with { Match = new EventMatch { Types = ["bell.rang"] }, FoldSeconds = 0 }, _channel);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _discord.DisposeAsync();
        _folder.Dispose();
    }

    private async Task TellAsync(PlatformEvent happened)
    {
        _discord.FailNext(400);
        await _rig.TellAsync(happened);
        await _rig.SendAsync();
    }

    private async Task<(string Title, string? Detail)[]> LastAsync(IReadOnlyList<EventCategory> visible)
    {
        var channel = (await _rig.Channels.ListAsync(visible, CancellationToken.None)).Items.Single().LastDelivery!;
        var rule = (await _rig.Rules.ListAsync(visible, CancellationToken.None)).Items.Single().LastDelivery!;
        return [(channel.Title, channel.Detail), (rule.Title, rule.Detail)];
    }
}

using System.Text.Json;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>When a rule reminds: the decision alone.</summary>
public sealed class RemindingRuleTests
{
    private static readonly DateTimeOffset Told = new(2026, 6, 10, 20, 0, 0, TimeSpan.Zero);

    private static readonly RuleInput Hourly = new() { Name = "hourly", Match = new EventMatch { MinSeverity = EventSeverity.Error }, ChannelIds = [], RemindMinutes = 60 };

    private static readonly WeeklyWindow Night = new() { From = "22:00", To = "07:00" };

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(600, true)]
    public void Reminds_SoManyMinutesAfterItWasTold_IsByTheInterval(int minutes, bool reminds) => Assert.Equal(reminds, Reminds(Hourly, minutes));

    [Fact]
    public void Reminds_NotAsked_Never() => Assert.False(Reminds(Hourly with { RemindMinutes = 0 }, 10_000));

    [Theory]
    [InlineData(119, true)]
    [InlineData(121, false)]
    [InlineData(659, false)]
    [InlineData(660, true)]
    public void Reminds_QuietHours_AreKeptAndEnd(int minutes, bool reminds) =>
        Assert.Equal(reminds, Reminds(Hourly with { QuietHours = [Night] }, minutes));

    [Fact]
    public void Reminds_SeverePassesQuietHours() =>
        Assert.True(Reminds(Hourly with { QuietHours = [Night], QuietPass = EventSeverity.Error }, 180));

    [Fact]
    public void Reminds_OutsideOfTheSchedule_NotBeforeItCounts()
    {
        var byDay = Hourly with { Schedule = [new WeeklyWindow { From = "08:00", To = "18:00" }] };

        Assert.Equal((false, true), (Reminds(byDay, 60), Reminds(byDay, 12 * 60)));
    }

    [Fact]
    public void Reminds_Held_NotUntilTheHoldEnds()
    {
        var acknowledged = new StoryHold(StoryHoldKind.Acknowledged, "ada", Told, null);
        var snoozed = new StoryHold(StoryHoldKind.Snoozed, "ada", Told, Told.AddMinutes(90));

        Assert.Equal((false, false, true), (Reminds(Hourly, 900, acknowledged), Reminds(Hourly, 89, snoozed), Reminds(Hourly, 90, snoozed)));
    }

    [Fact]
    public void Reminds_RuleMeansSomethingElseByNow_No() =>
        Assert.False(Reminds(Hourly with { Match = new EventMatch { Sources = ["backups"] } }, 60));

    [Fact]
    public void Reminds_ChannelIsSwitchedOff_No() => Assert.False(Reminds(Hourly, 60, enabled: false));

    private static bool Reminds(RuleInput rule, int minutes, StoryHold? hold = null, bool enabled = true) => RuleJudge.Reminds(
        new ActiveRule(Guid.Empty, rule, tellsSecurity: false),
        new RuleChannel(Guid.Empty, "ops", ChannelKind.Ntfy, enabled),
        new FeedEvent
        {
            Position = 1,
            Id = Guid.Empty,
            OccurredAt = Told,
            Category = EventCategory.Server,
            Type = "incident.opened",
            Severity = EventSeverity.Error,
            Source = "status",
            Title = "Plex is down",
            Subject = "service:plex",
            Story = "incident:1",
            StoryPhase = StoryPhase.Start,
            Data = JsonSerializer.SerializeToElement(new object()),
        },
        Told,
        hold,
        Told.AddMinutes(minutes));
}

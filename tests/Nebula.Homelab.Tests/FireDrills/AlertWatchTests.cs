using Nebula.Homelab.FireDrills;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Homelab.Tests.FireDrills;

public sealed class AlertWatchTests
{
    private static readonly DateTimeOffset Stopped = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void LookAtAlert_OneOfTwoChannelsRefuses_FailsInItsWords()
    {
        var seen = AlertWatch.LookAtAlert(
            [Of("Discord", "incident.opened", DeliveryState.Sent), Of("ntfy", "incident.opened", DeliveryState.Failed) with { Detail = "ntfy answered 403: forbidden" }],
            Stopped);

        Assert.Equal((FireDrillStepState.Failed, "ntfy: ntfy answered 403: forbidden"), (seen.State, seen.Text));
    }

    [Fact]
    public void LookAtAlert_OneStillWaits_IsLookedAtAgainWithWhatItWaitsFor()
    {
        var seen = AlertWatch.LookAtAlert(
            [Of("Discord", "incident.opened", DeliveryState.Sent), Of("ntfy", "incident.opened", DeliveryState.Waiting) with { Detail = "ntfy answered 500" }],
            Stopped);

        Assert.Equal((FireDrillStepState.Running, "ntfy has not taken the message yet: ntfy answered 500"), (seen.State, seen.Text));
    }

    [Theory]
    [InlineData(DeliveryReason.Snoozed, "No rule told it. rule: snoozed.")]
    [InlineData(DeliveryReason.OutsideSchedule, "No rule told it. rule: outside schedule.")]
    public void LookAtAlert_EveryRuleHeldItBack_FailsWithTheReason(DeliveryReason reason, string expected)
    {
        var seen = AlertWatch.LookAtAlert([Of("Discord", "incident.opened", DeliveryState.NotSent) with { Reason = reason }], Stopped);

        Assert.Equal((FireDrillStepState.Failed, expected), (seen.State, seen.Text));
    }

    [Fact]
    public void LookAtEnd_SameMessageSecondMessageAndQuietHours_IsDoneAndSaysWhich()
    {
        Delivery[] told =
        [
            Of("Discord", "incident.opened", DeliveryState.Sent), Of("House", "incident.opened", DeliveryState.Sent), Of("ntfy", "incident.opened", DeliveryState.Sent),
            Of("Discord", "incident.resolved", DeliveryState.Sent), Of("House", "incident.resolved", DeliveryState.Sent) with { RemoteId = "other" },
            Of("ntfy", "incident.resolved", DeliveryState.Waiting) with { Reason = DeliveryReason.QuietHours },
        ];
        var alerts = AlertWatch.AlertsOf(told, Stopped);

        var seen = AlertWatch.LookAtEnd(told, alerts, "12.0 s");

        Assert.Equal(FireDrillStepState.Done, seen.State);
        Assert.Equal(
            "Discord: the same message now says that it is over, after 12.0 s. House: a second message says that it is over, after 12.0 s. ntfy is not told of the end: quiet hours.",
            seen.Text);
        Assert.Equal([true, false, false], AlertWatch.WithEnds(alerts, told).Select(alert => alert.Edited));
        Assert.All(alerts, alert => Assert.Equal(2.1, alert.Seconds, 0.01));
    }

    private static Delivery Of(string channel, string type, DeliveryState state) => new()
    {
        Id = Guid.Empty,
        Position = 1,
        ChannelId = new Guid(channel.Length, 0, 0, new byte[8]),
        ChannelName = channel,
        RuleName = "rule",
        Type = type,
        Severity = EventSeverity.Error,
        Title = "Fire drill is down",
        OccurredAt = Stopped,
        PlannedAt = Stopped,
        State = state,
        Attempts = 1,
        FinishedAt = state == DeliveryState.Sent ? Stopped.AddSeconds(2.1) : null,
        RemoteId = state == DeliveryState.Sent ? $"message of {channel}" : null,
    };
}

using System.Globalization;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Homelab.FireDrills;

/// <summary>Reads from the delivery log whether an alert, and the news that it is over, have arrived.</summary>
internal static class AlertWatch
{
    private const string Opened = "incident.opened";
    private const string Resolved = "incident.resolved";

    /// <summary>Done when every channel that was to be told has taken it; failed when one of them never will.</summary>
    public static DrillLook LookAtAlert(IReadOnlyList<Delivery> told, DateTimeOffset stoppedAt)
    {
        var alerts = told.Where(delivery => delivery.Type == Opened).ToList();
        if (alerts.Find(IsLost) is { } lost)
        {
            return DrillLook.Failed($"{lost.ChannelName}: {WhyOf(lost)}");
        }

        var wanted = alerts.FindAll(delivery => delivery.State != DeliveryState.NotSent);
        if (wanted.Count == 0)
        {
            return alerts.Count == 0
                ? DrillLook.NotYet("no rule has made a message of the incident yet")
                : DrillLook.Failed($"No rule told it. {string.Join(" ", alerts.Select(delivery => $"{delivery.RuleName}: {WhyOf(delivery)}"))}");
        }

        return wanted.Find(delivery => delivery.State == DeliveryState.Waiting) is { } waiting
            ? DrillLook.NotYet($"{waiting.ChannelName} has not taken the message yet{(waiting.Detail is { } detail ? $": {detail}" : "")}")
            : DrillLook.Done(string.Join(" ", wanted.Select(delivery => $"{delivery.ChannelName}, {Seconds(SecondsOf(delivery, stoppedAt))} after the target stopped: {delivery.Answer}")));
    }

    /// <summary>What arrived, one a channel.</summary>
    public static IReadOnlyList<FireDrillAlert> AlertsOf(IReadOnlyList<Delivery> told, DateTimeOffset stoppedAt) =>
    [
        .. told.Where(delivery => delivery is { Type: Opened, State: DeliveryState.Sent }).DistinctBy(delivery => delivery.ChannelId)
            .Select(delivery => new FireDrillAlert(delivery.ChannelId, delivery.ChannelName, SecondsOf(delivery, stoppedAt), delivery.RemoteId, null)),
    ];

    /// <summary>Done when every channel that was told has taken the end too, or is not told of ends now.</summary>
    public static DrillLook LookAtEnd(IReadOnlyList<Delivery> told, IReadOnlyList<FireDrillAlert> alerts, string lasted)
    {
        var ends = told.Where(delivery => delivery.Type == Resolved).ToList();
        if (ends.Find(IsLost) is { } lost)
        {
            return DrillLook.Failed($"{lost.ChannelName}: {WhyOf(lost)}");
        }

        List<string> words = [];
        foreach (var alert in alerts)
        {
            switch (EndOver(ends, alert.ChannelId))
            {
                case null:
                    return DrillLook.NotYet($"{alert.ChannelName} has not been told yet that it is over");
                case { State: DeliveryState.Waiting, Reason: not DeliveryReason.QuietHours } waiting:
                    return DrillLook.NotYet($"{alert.ChannelName} has not taken it yet{(waiting.Detail is { } detail ? $": {detail}" : "")}");
                case { State: DeliveryState.Sent } sent when sent.RemoteId == alert.RemoteId && alert.RemoteId is not null:
                    words.Add($"{alert.ChannelName}: the same message now says that it is over, after {lasted}.");
                    break;
                case { State: DeliveryState.Sent }:
                    words.Add($"{alert.ChannelName}: a second message says that it is over, after {lasted}.");
                    break;
                case { } held:
                    words.Add($"{alert.ChannelName} is not told of the end: {WhyOf(held)}");
                    break;
            }
        }

        return DrillLook.Done(string.Join(" ", words));
    }

    public static IReadOnlyList<FireDrillAlert> WithEnds(IReadOnlyList<FireDrillAlert> alerts, IReadOnlyList<Delivery> told)
    {
        var ends = told.Where(delivery => delivery.Type == Resolved).ToList();
        return [.. alerts.Select(alert => alert with { Edited = alert.RemoteId is not null && EndOver(ends, alert.ChannelId)?.RemoteId == alert.RemoteId })];
    }

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s");

    private static Delivery? EndOver(List<Delivery> ends, Guid channel) =>
        ends.Find(delivery => delivery.ChannelId == channel && delivery.State != DeliveryState.NotSent) ?? ends.Find(delivery => delivery.ChannelId == channel);

    private static bool IsLost(Delivery delivery) =>
        delivery.State == DeliveryState.Failed || delivery is { State: DeliveryState.NotSent, Reason: DeliveryReason.ChannelBroken };

    private static string WhyOf(Delivery delivery) =>
        delivery.Detail ?? delivery.Answer ?? (delivery.Reason is { } reason ? $"{EventText.Of(reason).Replace('_', ' ')}." : "it was not sent.");

    private static double SecondsOf(Delivery delivery, DateTimeOffset stoppedAt) =>
        Math.Max(0, ((delivery.FinishedAt ?? stoppedAt) - stoppedAt).TotalSeconds);
}

using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>The latest delivery of a channel or a rule.</summary>
public sealed record LastDelivery(DeliveryState State, DeliveryReason? Reason, string? Detail, string Title, DateTimeOffset At)
{
    internal static LastDelivery? Of(string? state, string? reason, string? detail, string? title, DateTimeOffset? at) =>
        state is null ? null : new LastDelivery(
            EventText.Parse(state, DeliveryState.Failed), reason is null ? null : EventText.Find<DeliveryReason>(reason), detail, title ?? "", at!.Value);
}

using Nebula.Platform.Notifications.Sending;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>What has become of a delivery.</summary>
internal sealed record Settlement(DeliveryRow Delivery, DeliveryState State, DeliveryReason? Reason, string? Detail, DateTimeOffset At)
{
    /// <summary>Null when nothing was sent.</summary>
    public SendOutcome? Outcome { get; init; }

    public int? TookMs { get; init; }
}

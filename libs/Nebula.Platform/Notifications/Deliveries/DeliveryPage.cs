namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>A page of the log, newest first; <paramref name="Next"/> is the <c>before</c> of the following one.</summary>
public sealed record DeliveryPage(IReadOnlyList<Delivery> Items, long? Next);

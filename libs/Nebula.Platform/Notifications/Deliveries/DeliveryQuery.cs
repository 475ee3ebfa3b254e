namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Which lines of the log, and how many at most.</summary>
public sealed record DeliveryQuery
{
    public const int MaxLimit = 100;

    public Guid? Channel { get; init; }

    public Guid? Rule { get; init; }

    public Guid? Event { get; init; }

    public DeliveryState? State { get; init; }

    public DeliveryReason? Reason { get; init; }

    public string? Story { get; init; }

    public long? Before { get; init; }

    /// <summary>1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 50;
}

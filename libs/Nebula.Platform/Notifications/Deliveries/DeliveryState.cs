namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>What became of a message.</summary>
public enum DeliveryState
{
    /// <summary>It is still to be sent; the reason says what it waits for.</summary>
    Waiting,

    /// <summary>The other side has taken it.</summary>
    Sent,

    /// <summary>It was not meant to be sent; the reason says why.</summary>
    NotSent,

    /// <summary>It could not be sent and is given up.</summary>
    Failed,
}

using Nebula.Platform.Streams;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Tells the sender of this process that something may be due. Only a hint: it looks every second anyway.</summary>
public sealed class DeliverySignal
{
    private readonly WakeUp _wakeUp = new();

    public void Raise() => _wakeUp.Raise();

    /// <summary>Ends with the next signal; to be taken before looking.</summary>
    internal Task NextAsync() => _wakeUp.NextAsync();
}

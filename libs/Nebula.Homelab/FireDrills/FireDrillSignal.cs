using Nebula.Platform.Streams;

namespace Nebula.Homelab.FireDrills;

/// <summary>Tells the runner of this process that a drill was asked for. Only a hint: it looks every second anyway.</summary>
internal sealed class FireDrillSignal
{
    private readonly WakeUp _wakeUp = new();

    public void Raise() => _wakeUp.Raise();

    /// <summary>Ends with the next signal; to be taken before looking.</summary>
    public Task NextAsync() => _wakeUp.NextAsync();
}

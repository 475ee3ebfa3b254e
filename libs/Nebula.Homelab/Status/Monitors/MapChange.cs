namespace Nebula.Homelab.Status.Monitors;

/// <summary>What another service map changed.</summary>
/// <param name="Before">The map before; null for the first.</param>
/// <param name="After">The map that is in force now.</param>
/// <param name="Monitors">How many monitors were made, changed or retired.</param>
internal sealed record MapChange(MapState? Before, MapState After, int Monitors);

using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>A service map was put in force.</summary>
/// <param name="Version">The map's version.</param>
/// <param name="Services">How many services it has.</param>
/// <param name="Nodes">How many nodes.</param>
public sealed record ServiceMapApplied(string Version, int Services, int Nodes) : PlatformEvent
{
    public override EventHeader Header => new(
        "service_map.applied",
        EventCategory.System,
        EventSeverity.Info,
        "service-map",
        string.Create(CultureInfo.InvariantCulture, $"The service map is in force: {Services} services on {Nodes} nodes"));
}

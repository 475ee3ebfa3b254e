using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>The file of the service map has errors; the last good map stays in force.</summary>
/// <param name="Errors">How many.</param>
/// <param name="First">The first of them.</param>
public sealed record ServiceMapRefused(int Errors, string First) : PlatformEvent
{
    public override EventHeader Header => new(
        "service_map.refused",
        EventCategory.System,
        EventSeverity.Error,
        "service-map",
        string.Create(CultureInfo.InvariantCulture, $"The service map was refused with {Errors} error(s): {First}"));
}

using System.Globalization;
using Nebula.Platform.Events;

namespace Nebula.Platform.Tests.Events;

/// <summary>An event of these tests.</summary>
internal sealed record Rang(int Number, EventCategory Category = EventCategory.Server) : PlatformEvent
{
    public override EventHeader Header => new("bell.rang", Category, EventSeverity.Info, "tests", string.Create(CultureInfo.InvariantCulture, $"Bell {Number} rang"))
    {
        Subject = string.Create(CultureInfo.InvariantCulture, $"bell:{Number % 10}"),
    };
}

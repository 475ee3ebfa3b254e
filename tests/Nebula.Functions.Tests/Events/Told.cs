using System.Globalization;
using Nebula.Platform.Events;

namespace Nebula.Functions.Tests.Events;

/// <summary>An event of these tests.</summary>
internal sealed record Told(int Number, EventCategory Category = EventCategory.Server) : PlatformEvent
{
    public override EventHeader Header => new("test.told", Category, EventSeverity.Info, "tests", string.Create(CultureInfo.InvariantCulture, $"Told {Number}"))
    {
        Subject = string.Create(CultureInfo.InvariantCulture, $"test:{Number}"),
    };
}

using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>The story that the beginning and the end of one maintenance tell; a window that comes again tells another.</summary>
public static class MaintenanceStory
{
    public static string Of(Guid window, DateTimeOffset since) =>
        string.Create(CultureInfo.InvariantCulture, $"maintenance:{window}:{since.ToUnixTimeSeconds()}");
}

using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// <c>WEBSITE_TIME_ZONE</c>, which on the platform sets the zone of the whole process: of schedules, and of what a function
/// calls local time. <c>TZ</c> needs nothing from us.
/// </summary>
internal static class ProcessTimeZone
{
    private const string Setting = "WEBSITE_TIME_ZONE";

    /// <exception cref="InvalidOperationException">There is no such zone.</exception>
    public static void Apply(IConfiguration settings)
    {
        if (settings[Setting] is not { Length: > 0 } id)
        {
            return;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) || !zone.HasIanaId)
        {
            throw new InvalidOperationException(
                $"Setting {Setting} is '{id}', which is no zone of this machine; write an IANA name such as Europe/Berlin.");
        }

        Environment.SetEnvironmentVariable("TZ", id);
        TimeZoneInfo.ClearCachedData();
    }
}

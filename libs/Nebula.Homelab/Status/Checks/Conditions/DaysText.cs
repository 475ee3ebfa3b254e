using System.Globalization;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>A long time as a condition writes it: days, and hours within the last one.</summary>
internal static class DaysText
{
    public static string Of(TimeSpan time) => Math.Abs(time.TotalDays) >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalDays):0}d")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalHours):0}h");
}

using System.Globalization;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>
/// Which times of the week a moment lies in. Only moments are turned into times on the wall and never the other way, so that the hour
/// that is skipped or comes twice when the clocks are changed needs no rule of its own.
/// </summary>
internal sealed class WeekClock(TimeZoneInfo zone, IReadOnlyList<WeeklyWindow> windows)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(8);

    private readonly List<(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To)> _windows =
        [.. windows.Select(window => (window.Days, Read(window.From)!.Value, Read(window.To)!.Value))];

    public static TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public bool Holds(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var (day, time) = (local.DayOfWeek, TimeOnly.FromTimeSpan(local.TimeOfDay));
        var dayBefore = (DayOfWeek)(((int)day + 6) % 7);
        return _windows.Exists(window => window.From < window.To
            ? Begins(window.Days, day) && time >= window.From && time < window.To
            : (Begins(window.Days, day) && time >= window.From) || (Begins(window.Days, dayBefore) && time < window.To));
    }

    /// <summary>The first full minute that lies in none of the times; null when there is none within a week.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset moment)
    {
        var minute = new DateTimeOffset(moment.UtcTicks - (moment.UtcTicks % Step.Ticks), TimeSpan.Zero);
        for (var end = minute + Step; end - moment < Longest; end += Step)
        {
            if (!Holds(end))
            {
                return end;
            }
        }

        return null;
    }

    private static bool Begins(IReadOnlyList<DayOfWeek> days, DayOfWeek day) => days.Count == 0 || days.Contains(day);
}

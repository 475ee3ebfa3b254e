namespace Nebula.Runtime.Tests.Timers;

/// <summary>Rules of zones, made here so that the machine needs no time zone data.</summary>
internal static class TestZones
{
    /// <summary>Central Europe: 02:00 becomes 03:00 on the last Sunday of March, 03:00 becomes 02:00 on that of October.</summary>
    public static TimeZoneInfo Europe { get; } = Create(TimeSpan.FromHours(1), (3, 5, 2), (10, 5, 3));

    /// <summary>The American west: 02:00 becomes 03:00 on the second Sunday of March, 02:00 becomes 01:00 on the first of November.</summary>
    public static TimeZoneInfo Pacific { get; } = Create(TimeSpan.FromHours(-8), (3, 2, 2), (11, 1, 2));

    private static TimeZoneInfo Create(TimeSpan offset, (int Month, int Week, int Hour) on, (int Month, int Week, int Hour) back)
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), Sunday(on), Sunday(back));

        return TimeZoneInfo.CreateCustomTimeZone($"test {offset}", offset, "test", "test", "test", [rule]);
    }

    private static TimeZoneInfo.TransitionTime Sunday((int Month, int Week, int Hour) at) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, at.Hour, 0, 0), at.Month, at.Week, DayOfWeek.Sunday);
}

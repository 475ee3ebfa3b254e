using System.Globalization;
using Nebula.Runtime.Timers.Scheduling;

namespace Nebula.Runtime.Tests.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-22T10:05:00Z")]
    [InlineData("*/5 * * * *", "2026-11-22T10:05:00Z")]
    [InlineData("30 4 10 * * *", "2026-11-22T10:04:30Z")]
    [InlineData("0 0 0 1 1 *", "2027-01-01T00:00:00Z")]
    [InlineData("0 30 9 * * 1-5", "2026-11-23T09:30:00Z")]
    [InlineData("00:00:07", "2026-11-22T10:02:10Z")]
    [InlineData("1.00:00:00", "2026-11-23T10:02:03Z")]
    public void NextAfter_ByExpression_IsTheNextOccurrence(string text, string expected)
    {
        var next = TimerSchedule.Parse(text).NextAfter(Instant("2026-11-22T10:02:03Z"), TimeZoneInfo.Utc);

        Assert.Equal(Instant(expected), next);
    }

    [Theory]
    [InlineData("00:00:45", "00:00:45")]
    [InlineData("12:00:00", "12:00:00")]
    [InlineData("23:59:59", "23:59:59")]
    [InlineData("1.00:00", "1.00:00:00")]
    [InlineData("24:00:00", "24.00:00:00")] // as the real host: above 23 the first number is days
    [InlineData("25:00:00:00", "25.00:00:00")]
    public void NextAfter_ByInterval_IsTheIntervalAsTimeSpanReadsIt(string text, string expected)
    {
        var at = Instant("2026-03-29T00:30:00Z");

        var next = TimerSchedule.Parse(text).NextAfter(at, TestZones.Europe);

        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), next - at);
    }

    [Theory]
    [InlineData("* * * * * *", true)]
    [InlineData("*/10 */1 * * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("  */5    * *      * * *", true)]
    [InlineData("10,20,45 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("30 * * * * *", false)]
    [InlineData("0 */5 * * * *", false)]
    [InlineData("* 30 * * * *", false)]
    [InlineData("* 1-5 * * * *", false)]
    [InlineData("* * 12 * * Mon", false)]
    [InlineData("* * * * *", false)]
    [InlineData("00:01:00", false)]
    public void FiresWithinAMinute_ByExpression_SaysWhetherItIsWorthRemembering(string text, bool expected)
    {
        var schedule = TimerSchedule.Parse(text);

        Assert.Equal(expected, schedule.FiresWithinAMinute);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("61 * * * * *")]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("00:00:00")]
    [InlineData("-00:01:00")]
    [InlineData("3660.00:00:01")]
    [InlineData("10675199.00:00:00")]
    [InlineData("every hour")]
    public void Parse_OfNoSchedule_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => TimerSchedule.Parse(text));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using Nebula.Runtime.Timers.Scheduling;

namespace Nebula.Runtime.Tests.Timers;

public sealed class TimerScheduleTests
{
    // Central Europe's rule, made here so that the machine needs no time zone data.
    private static readonly TimeZoneInfo Europe = TimeZoneInfo.CreateCustomTimeZone(
        "test", TimeSpan.FromHours(1), "test", "test", "test",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
        ]);

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
    [InlineData("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z")] // 02:30 does not exist: it runs at 03:00
    [InlineData("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z")] // 02:30 exists twice: it runs once
    [InlineData("2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z")]
    public void NextAfter_AtAFixedHourWhenClocksChange_RunsOnceADay(string after, string expected)
    {
        var next = TimerSchedule.Parse("0 30 2 * * *").NextAfter(Instant(after), Europe);

        Assert.Equal(Instant(expected), next);
    }

    [Fact]
    public void NextAfter_EveryTwentyMinutesWhenClocksChange_KeepsItsRhythm()
    {
        var schedule = TimerSchedule.Parse("0 */20 * * * *");
        var times = new List<DateTimeOffset> { Instant("2026-10-24T23:40:00Z") };

        for (var i = 0; i < 9; i++)
        {
            times.Add(schedule.NextAfter(times[^1], Europe));
        }

        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(20), pair.Second - pair.First));
    }

    [Theory]
    [InlineData("* * * * * *", true)]
    [InlineData("*/10 * * * * *", true)]
    [InlineData("00:00:59", true)]
    [InlineData("0 * * * * *", false)]
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
    [InlineData("every hour")]
    public void Parse_OfNoSchedule_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => TimerSchedule.Parse(text));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

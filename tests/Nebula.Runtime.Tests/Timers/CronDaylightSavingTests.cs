using System.Globalization;
using Nebula.Runtime.Timers.Scheduling;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>
/// Days on which the clock is set. Written as in the real host's own tests: Pacific time, where 8 March 2026 has no 02:xx and
/// 1 November 2026 has 01:xx twice.
/// </summary>
public sealed class CronDaylightSavingTests
{
    [Theory]
    // A point in time that is skipped runs an hour later on the clock, which is as long after midnight as ever.
    [InlineData("0 30 2 * * *", "2026-03-08T00:00:00-08:00", "2026-03-08T03:30:00-07:00", "2026-03-09T02:30:00-07:00")]
    [InlineData("0 0 2 * * *", "2026-03-08T00:00:00-08:00", "2026-03-08T03:00:00-07:00", "2026-03-09T02:00:00-07:00")]
    [InlineData("30 2 * * *", "2026-03-08T00:00:00-08:00", "2026-03-08T03:30:00-07:00", "2026-03-09T02:30:00-07:00")]
    [InlineData("0 0,30 2 * * *", "2026-03-08T00:00:00-08:00", "2026-03-08T03:00:00-07:00", "2026-03-09T02:00:00-07:00")]
    // An interval keeps its rhythm.
    [InlineData("0 */30 * * * *", "2026-03-08T01:00:00-08:00", "2026-03-08T01:30:00-08:00", "2026-03-08T03:00:00-07:00", "2026-03-08T03:30:00-07:00")]
    [InlineData("0 0 * * * *", "2026-03-08T00:59:59-08:00", "2026-03-08T01:00:00-08:00", "2026-03-08T03:00:00-07:00", "2026-03-08T04:00:00-07:00")]
    [InlineData("0 */30 1-3 * * *", "2026-03-08T01:00:00-08:00", "2026-03-08T01:30:00-08:00", "2026-03-08T03:00:00-07:00", "2026-03-08T03:30:00-07:00", "2026-03-09T01:00:00-07:00")]
    [InlineData("59 59 * * * *", "2026-03-08T01:00:00-08:00", "2026-03-08T01:59:59-08:00", "2026-03-08T03:59:59-07:00")]
    public void NextAfter_WhenTheClockIsSetOn_IsAsTheRealHost(string schedule, string from, params string[] expected) =>
        AssertOccurrences(schedule, from, expected);

    [Theory]
    // A point in time runs once, in the first of the two hours.
    [InlineData("0 30 1 * * *", "2026-10-31T12:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-02T01:30:00-08:00")]
    [InlineData("0 30 1 * * *", "2026-11-01T01:29:00-08:00", "2026-11-02T01:30:00-08:00")]
    [InlineData("30 1 * * *", "2026-10-31T12:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-02T01:30:00-08:00")]
    [InlineData("0 0,30 1,3 * * *", "2026-11-01T00:00:00-07:00", "2026-11-01T01:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-01T03:00:00-08:00")]
    [InlineData("0 0,30 1 * * *", "2026-11-01T01:10:00-08:00", "2026-11-02T01:00:00-08:00")]
    [InlineData("0 0 */6 * * *", "2026-11-01T00:00:00-07:00", "2026-11-01T06:00:00-08:00")]
    // An interval runs in both.
    [InlineData("0 */30 * * * *", "2026-11-01T00:30:00-07:00", "2026-11-01T01:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-01T01:00:00-08:00", "2026-11-01T01:30:00-08:00", "2026-11-01T02:00:00-08:00")]
    [InlineData("0 */30 1-3 * * *", "2026-11-01T00:30:00-07:00", "2026-11-01T01:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-01T01:00:00-08:00", "2026-11-01T01:30:00-08:00", "2026-11-01T02:00:00-08:00")]
    // Neighbours in a list are a range, and so an interval.
    [InlineData("0 0,30 1,2 * * *", "2026-11-01T00:00:00-07:00", "2026-11-01T01:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-01T01:00:00-08:00", "2026-11-01T01:30:00-08:00", "2026-11-01T02:00:00-08:00")]
    [InlineData("0 0 * * * *", "2026-11-01T00:30:00-07:00", "2026-11-01T01:00:00-07:00", "2026-11-01T01:00:00-08:00", "2026-11-01T02:00:00-08:00")]
    [InlineData("*/30 * * * *", "2026-11-01T01:00:00-07:00", "2026-11-01T01:30:00-07:00", "2026-11-01T01:00:00-08:00", "2026-11-01T01:30:00-08:00", "2026-11-01T02:00:00-08:00")]
    public void NextAfter_WhenTheClockIsSetBack_IsAsTheRealHost(string schedule, string from, params string[] expected) =>
        AssertOccurrences(schedule, from, expected);

    [Theory]
    // The real host takes an hour off the next occurrence, also when that is a day away, and so runs at a time that nobody wrote.
    [InlineData("0 30 0-1 * * *", "2026-11-01T01:30:00-07:00", "2026-11-01T01:30:00-08:00", "2026-11-02T00:30:00-08:00")]
    // It passes over a point in time in the repeated hour that it looks for in winter, and so runs a year late.
    [InlineData("0 30 1 1 11 *", "2026-02-01T00:00:00-08:00", "2026-11-01T01:30:00-07:00")]
    public void NextAfter_WhereTheRealHostErrs_IsWhatIsWritten(string schedule, string from, params string[] expected) =>
        AssertOccurrences(schedule, from, expected);

    [Theory]
    [InlineData("0 */7 * * * *")]
    [InlineData("*/11 */13 1-2 * * *")]
    [InlineData("0 5,45 0-4 * * *")]
    [InlineData("0 30 1 * * *")]
    [InlineData("0 15,45 2,3 * * *")]
    public void NextAfter_OverAYear_OnlyGoesForwardAndShowsATimeOfTheSchedule(string text)
    {
        var schedule = TimerSchedule.Parse(text);
        var end = Instant("2026-12-01T00:00:00Z");

        foreach (var zone in (TimeZoneInfo[])[TestZones.Pacific, TestZones.Europe])
        {
            for (var at = Instant("2026-10-20T00:00:00Z"); at < end;)
            {
                var next = schedule.NextAfter(at, zone);
                Assert.True(next > at, $"{next:o} does not follow {at:o}.");
                Assert.Equal(next, schedule.NextAfter(next.AddMilliseconds(-1), zone));
                at = next;
            }
        }
    }

    private static void AssertOccurrences(string schedule, string from, string[] expected)
    {
        var parsed = TimerSchedule.Parse(schedule);
        var at = Instant(from);
        foreach (var occurrence in expected)
        {
            at = parsed.NextAfter(at, TestZones.Pacific);
            Assert.Equal(Instant(occurrence), at);
        }
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using Nebula.Homelab.Status.Maintenance;

namespace Nebula.Homelab.Tests.Status.Maintenance;

/// <summary>When windows hold, above all on the two nights of a year on which the clock changes.</summary>
public sealed class MaintenanceScheduleTests
{
    [Theory]
    // Forward: 02:00 becomes 03:00. What does not exist begins at the first moment after the gap; what exists is left alone.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z")]
    [InlineData("30 1 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T00:30Z", "2026-03-29T23:30Z")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "2026-03-30T01:00Z")]
    [InlineData("30 2 * * SUN", "America/New_York", "2026-03-07T12:00Z", "2026-03-08T07:00Z", "2026-03-15T06:30Z")]
    // Back: 03:00 becomes 02:00. What comes twice counts the first time.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T02:00Z", "2026-10-26T02:00Z")]
    [InlineData("30 1 * * SUN", "America/New_York", "2026-10-31T12:00Z", "2026-11-01T05:30Z", "2026-11-08T06:30Z")]
    // Half an hour, in a zone that changes by half an hour: 02:00 becomes 02:30.
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T10:00Z", "2026-10-03T15:30Z", "2026-10-04T15:15Z")]
    public void From_NightTheClockChanges_BeginsOnceAndLastsAsLongAsEver(string cron, string zone, string from, string first, string second)
    {
        var occurrences = Recurring(cron, zone, 60).From(At(from)).Take(2).ToList();

        Assert.Equal([At(first), At(second)], occurrences.Select(one => one.StartsAt));
        Assert.All(occurrences, one => Assert.Equal(TimeSpan.FromHours(1), one.EndsAt - one.StartsAt));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    [InlineData("2026-03-29T01:59:59Z", true)]
    [InlineData("2026-03-29T02:00:00Z", false)]
    [InlineData("2026-10-25T00:29:59Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T01:29:59Z", true)]
    [InlineData("2026-10-25T01:30:00Z", false)]
    public void At_HalfPastTwoInBerlin_HoldsForOneHourOfTimeThatPasses(string moment, bool holds)
    {
        var window = MaintenanceRows.Recurring("30 2 * * *", "Europe/Berlin", 60);

        Assert.Equal(holds, window.At(At(moment)) is not null);
    }

    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", 60)]
    [InlineData("0 22 * * FRI", "America/New_York", 3000)]
    [InlineData("15 2 1,15 * *", "Australia/Lord_Howe", 720)]
    [InlineData("0 */6 * * *", "Asia/Kathmandu", 30)]
    [InlineData("45 23 L * *", "UTC", 1440)]
    public void From_AnyMomentOfTwoYears_AgreesWithAtAndNeverGoesBack(string cron, string zone, int minutes)
    {
        var window = MaintenanceRows.Recurring(cron, zone, minutes);
        var random = new Random(42);
        for (var i = 0; i < 300; i++)
        {
            var moment = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(2 * 365 * 86400));

            var next = window.From(moment).Take(3).ToList();

            Assert.Equal(3, next.Count);
            Assert.All(next, one => Assert.True(one.EndsAt > moment));
            Assert.All(next.Zip(next.Skip(1)), pair => Assert.True(pair.Second.StartsAt >= pair.First.EndsAt));
            Assert.Equal(next[0].StartsAt <= moment ? next[0] : null, window.At(moment));
            Assert.Equal(next[0], window.At(next[0].StartsAt));
            Assert.NotEqual(next[0], window.At(next[0].EndsAt));
        }
    }

    [Theory]
    [InlineData("0 3 1 * *", false)]
    [InlineData("0 23 31 12 *", false)]
    [InlineData("0 3 5 * *", true)]
    public void ShownAt_NextIsFarAway_LooksAtNoOtherAndNotToTheEndOfTime(string cron, bool isShown)
    {
        var window = MaintenanceRows.Recurring(cron, "Europe/Berlin", 120);

        var began = Stopwatch.GetTimestamp();
        var shown = window.ShownAt(At("2026-01-03T12:00:00Z"), TimeSpan.FromDays(7));

        Assert.Equal(isShown, shown is not null);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMilliseconds(50), "It has looked at more than the next.");
        Assert.InRange(MaintenanceSchedule.Recurring(window.Recurrence!).From(At("9998-06-01T00:00:00Z")).Last().StartsAt.Year, 9998, 9999);
    }

    [Fact]
    public void Recurring_ZoneThatThisMachineDoesNotKnow_NeverComes()
    {
        Assert.Empty(Recurring("0 3 * * *", "Atlantis/Central", 60).From(MaintenanceRows.Start));
    }

    private static MaintenanceSchedule Recurring(string cron, string zone, int minutes) =>
        MaintenanceSchedule.Recurring(new MaintenanceRecurrence { Cron = cron, TimeZone = zone, DurationMinutes = minutes });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

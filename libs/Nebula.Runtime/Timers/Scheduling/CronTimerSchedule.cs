using NCrontab;

namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>A cron expression, read on the wall clock of the process's time zone.</summary>
internal sealed class CronTimerSchedule(string text, CrontabSchedule cron, string[] fields) : TimerSchedule(text)
{
    // Without a fixed hour the schedule is an interval in disguise: it must go on through the hour that a zone repeats.
    private readonly bool _isInterval = fields[^4].Contains('*');

    public override bool FiresWithinAMinute => fields.Length == 6 && !int.TryParse(fields[0], out _) && fields[1..].All(text => text == "*");

    public override DateTimeOffset NextAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        if (_isInterval)
        {
            // Time with a fixed offset has no gaps and no repeats; minutes and seconds are the same in it.
            var offset = zone.GetUtcOffset(instant);
            return new DateTimeOffset(cron.GetNextOccurrence(instant.ToOffset(offset).DateTime), offset);
        }

        var wall = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        while (true)
        {
            wall = cron.GetNextOccurrence(wall);
            var next = InstantOf(wall, zone);

            // In a repeated hour the wall clock can lie behind the instant; an occurrence runs once.
            if (next > instant)
            {
                return next;
            }
        }
    }

    private static DateTimeOffset InstantOf(DateTime wall, TimeZoneInfo zone)
    {
        // A time that the zone skips is run when the skip is over.
        var valid = wall;
        while (zone.IsInvalidTime(valid))
        {
            valid = valid.AddMinutes(1);
        }

        return new DateTimeOffset(valid, zone.GetUtcOffset(valid));
    }
}

using NCrontab;

namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>A cron expression, read on the wall clock of a time zone.</summary>
internal sealed class CronTimerSchedule : TimerSchedule
{
    private readonly CrontabSchedule _cron;

    // What the real host calls an interval: a second, minute or hour that is no plain number or list. It goes on through the
    // hour that a zone repeats; a list of points in time runs in its first half only.
    private readonly bool _isInterval;

    public CronTimerSchedule(string text, CrontabSchedule cron)
        : base(text)
    {
        // Written out by the parser: "*/6" hours are a list, "*/1" is "*", and "1,2" is "1-2".
        var fields = cron.ToString().Split(' ');
        _cron = cron;
        _isInterval = fields[..^3].Any(field => field.AsSpan().ContainsAny('*', '-', '/'));
        FiresWithinAMinute = fields.Length == 6 && fields[1..].All(field => field == "*") && !int.TryParse(fields[0], out _);
    }

    public override bool FiresWithinAMinute { get; }

    public override DateTimeOffset NextAfter(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(instant, zone);
        var wall = now.DateTime;
        while (true)
        {
            wall = _cron.GetNextOccurrence(wall);
            var next = FirstInstantOf(wall, zone);
            if (next <= instant)
            {
                // The wall shows the time for the second time.
                if (!_isInterval)
                {
                    continue;
                }

                next = new DateTimeOffset(wall, zone.GetAmbiguousTimeOffsets(wall).Min());
            }

            return _isInterval && InRepetition(now, wall, zone) is { } repeated ? repeated : next;
        }
    }

    /// <summary>The occurrence in the repeated hour, if the clock is set back before it shows the next one.</summary>
    private DateTimeOffset? InRepetition(DateTimeOffset now, DateTime next, TimeZoneInfo zone)
    {
        if (!zone.IsAmbiguousTime(now.DateTime) || zone.IsAmbiguousTime(next))
        {
            return null;
        }

        var offsets = zone.GetAmbiguousTimeOffsets(now.DateTime);
        var later = offsets.Min();
        if (now.Offset == later)
        {
            return null;
        }

        // On the clock as it will be set, now is an hour ago.
        var wall = now.ToOffset(later).DateTime;
        do
        {
            wall = _cron.GetNextOccurrence(wall);
        }
        while (wall < next && !zone.IsAmbiguousTime(wall));

        return wall < next ? new DateTimeOffset(wall, later) : null;
    }

    // A time that the zone skips is run as much later as the clock was set on (02:30 at 03:30).
    private static DateTimeOffset FirstInstantOf(DateTime wall, TimeZoneInfo zone) => zone.IsAmbiguousTime(wall)
        ? new DateTimeOffset(wall, zone.GetAmbiguousTimeOffsets(wall).Max())
        : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
}

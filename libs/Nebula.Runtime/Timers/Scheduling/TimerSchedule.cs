using System.Globalization;
using NCrontab;

namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>When a timer fires, in instants: local time is the schedule's own matter.</summary>
internal abstract class TimerSchedule(string text)
{
    // Ten years. Without an end, the next run would lie behind the end of the calendar.
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(3660);

    /// <summary>As written, settings resolved.</summary>
    public string Text => text;

    /// <summary>Whether two runs can lie less than a minute apart; such a schedule is not worth remembering.</summary>
    public abstract bool FiresWithinAMinute { get; }

    /// <summary>The first occurrence after an instant.</summary>
    public abstract DateTimeOffset NextAfter(DateTimeOffset instant, TimeZoneInfo zone);

    /// <summary>An interval <c>hh:mm:ss</c>, or a cron expression of five or six fields.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static TimerSchedule Parse(string text)
    {
        // The interval is tried on what has colons: "5" alone would be five days, and so "24:00:00" is 24 days.
        if (text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval))
        {
            return interval > TimeSpan.Zero && interval <= LongestInterval
                ? new IntervalTimerSchedule(text, interval)
                : throw new FormatException(
                    $"the interval must be above zero and at most {LongestInterval} (a day is 1.00:00:00; 24:00:00 are 24 days)");
        }

        var fields = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 };
        if (fields.Length is 5 or 6 && CrontabSchedule.TryParse(text, options) is { } cron)
        {
            return cron.GetNextOccurrence(DateTime.UnixEpoch) < DateTime.MaxValue
                ? new CronTimerSchedule(text, cron)
                : throw new FormatException("the expression names no day that exists");
        }

        throw new FormatException(
            "write a cron expression '{second} {minute} {hour} {day} {month} {weekday}' (or five fields without seconds), " +
            "such as '0 */5 * * * *', or an interval hh:mm:ss");
    }
}

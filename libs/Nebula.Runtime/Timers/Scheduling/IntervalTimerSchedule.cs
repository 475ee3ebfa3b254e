namespace Nebula.Runtime.Timers.Scheduling;

/// <summary>The same time between two runs, whatever the clock on the wall does.</summary>
internal sealed class IntervalTimerSchedule(string text, TimeSpan interval) : TimerSchedule(text)
{
    public override bool FiresWithinAMinute => interval < TimeSpan.FromMinutes(1);

    public override DateTimeOffset NextAfter(DateTimeOffset instant, TimeZoneInfo zone) => instant + interval;
}

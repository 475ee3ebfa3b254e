using Cronos;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>
/// When a window holds. On the days the clock changes Cronos decides: a time that is skipped comes at the first moment after the gap, a
/// time that comes twice counts the first time (github.com/HangfireIO/Cronos, "Daylight Saving Time").
/// </summary>
public sealed class MaintenanceSchedule
{
    private readonly MaintenanceOccurrence? _once;
    private readonly CronExpression? _cron;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private readonly TimeSpan _length;

    private MaintenanceSchedule(MaintenanceOccurrence? once) => _once = once;

    private MaintenanceSchedule(CronExpression cron, TimeZoneInfo zone, TimeSpan length) => (_cron, _zone, _length) = (cron, zone, length);

    public static MaintenanceSchedule Once(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        new(new MaintenanceOccurrence(startsAt.ToUniversalTime(), endsAt.ToUniversalTime()));

    /// <summary>A rule that cannot be read here, as on a machine that does not know the zone, never comes: results are recorded all the same.</summary>
    public static MaintenanceSchedule Recurring(MaintenanceRecurrence rule) =>
        CronExpression.TryParse(rule.Cron, CronFormat.Standard, out var cron) && TimeZoneInfo.TryFindSystemTimeZoneById(rule.TimeZone, out var zone)
            ? new(cron, zone, TimeSpan.FromMinutes(rule.DurationMinutes))
            : new(once: null);

    /// <summary>Those that are not over at the moment, in the order of time; to the end of time where the rule has none: take what is needed.</summary>
    public IEnumerable<MaintenanceOccurrence> From(DateTimeOffset moment)
    {
        if (_once is { } once && once.EndsAt > moment)
        {
            yield return once;
        }

        for (var next = NextStart(moment - _length); next is { } start && start <= DateTimeOffset.MaxValue - _length; next = NextStart(start))
        {
            yield return new MaintenanceOccurrence(start, start + _length);
        }
    }

    private DateTimeOffset? NextStart(DateTimeOffset after) => _cron?.GetNextOccurrence(after, _zone)?.ToUniversalTime();
}

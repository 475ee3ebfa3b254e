using NCrontab;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>The moments at which a backup is due, in UTC.</summary>
public sealed class BackupSchedule
{
    private const int Examined = 100;

    private static readonly TimeSpan Closest = TimeSpan.FromHours(1);

    // Any leap year: a rule that ever comes twice within the hour does so among its first moments.
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly CrontabSchedule _cron;

    private BackupSchedule(CrontabSchedule cron) => _cron = cron;

    /// <param name="text">The setting.</param>
    /// <param name="schedule">Null when there is none, or it cannot be read.</param>
    /// <returns>Whether the text can be read.</returns>
    public static bool TryParse(string? text, out BackupSchedule? schedule)
    {
        schedule = null;
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals(BackupOptions.Off, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (CrontabSchedule.TryParse(text.Trim()) is not { } cron || !IsSparse(cron))
        {
            return false;
        }

        schedule = new BackupSchedule(cron);
        return true;
    }

    /// <summary>The first moment after this one.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset moment) =>
        new(DateTime.SpecifyKind(_cron.GetNextOccurrence(moment.UtcDateTime), DateTimeKind.Utc));

    // One that never comes (31 February) would never make a backup and never be overdue.
    private static bool IsSparse(CrontabSchedule cron)
    {
        var moments = cron.GetNextOccurrences(Start, Start.AddYears(9)).Take(Examined).ToList();
        return moments.Count > 0 && moments.Zip(moments.Skip(1)).All(pair => pair.Second - pair.First >= Closest);
    }
}

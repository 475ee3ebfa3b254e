namespace Nebula.Platform.Backups.Scheduling;

/// <summary>When the schedule wants the next backup, and whether it waits in vain.</summary>
/// <param name="At">The next; in the past when it has to be made now.</param>
/// <param name="Overdue">What was wanted longer ago than patience goes; null when nothing was.</param>
internal sealed record BackupDue(DateTimeOffset At, DateTimeOffset? Overdue)
{
    /// <summary>After a failure, between two attempts.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <param name="schedule">The schedule.</param>
    /// <param name="since">Since when it counts.</param>
    /// <param name="last">The last run that ended.</param>
    /// <param name="lastMade">When the last backup was begun that came to be.</param>
    /// <param name="now">Now.</param>
    public static BackupDue Of(BackupSchedule schedule, DateTimeOffset since, BackupRun? last, DateTimeOffset? lastMade, DateTimeOffset now)
    {
        var wanted = schedule.NextAfter(Later(since, lastMade));
        var overdue = now - wanted > Patience ? wanted : (DateTimeOffset?)null;
        if (last is not { State: BackupRunState.Failed, Origin: BackupOrigin.Schedule, EndedAt: { } failed } || failed < since)
        {
            return new BackupDue(wanted, overdue);
        }

        var scheduled = schedule.NextAfter(failed);
        return new BackupDue(scheduled < failed + Retry ? scheduled : failed + Retry, overdue);
    }

    private static DateTimeOffset Later(DateTimeOffset since, DateTimeOffset? lastMade) => lastMade > since ? lastMade.Value : since;
}

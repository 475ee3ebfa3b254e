using System.Globalization;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Which backups stay: the last of each of the latest days, weeks and months that have one.</summary>
internal static class BackupRetention
{
    /// <param name="newestFirst">Backups that are known to be whole and are there.</param>
    /// <param name="keep">How many of each.</param>
    /// <returns>Those to let go of; never the newest.</returns>
    public static IReadOnlyList<BackupRun> Superfluous(IReadOnlyList<BackupRun> newestFirst, BackupKeep keep)
    {
        HashSet<Guid> kept = [.. newestFirst.Take(1).Select(run => run.Id)];
        Keep(keep.Daily, moment => moment.DayNumber);
        Keep(keep.Weekly, moment => (ISOWeek.GetYear(moment.ToDateTime(default)) * 100) + ISOWeek.GetWeekOfYear(moment.ToDateTime(default)));
        Keep(keep.Monthly, moment => (moment.Year * 100) + moment.Month);
        return [.. newestFirst.Where(run => !kept.Contains(run.Id))];

        void Keep(int most, Func<DateOnly, int> periodOf) => kept.UnionWith(
            newestFirst.DistinctBy(run => periodOf(DateOnly.FromDateTime(run.EndedAt!.Value.UtcDateTime))).Take(most).Select(run => run.Id));
    }
}

using Nebula.Platform.Backups.Scheduling;

namespace Nebula.Platform.Tests.Backups.Scheduling;

public sealed class BackupRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Superfluous_AYearOfDays_LeavesDaysWeeksAndMonths()
    {
        var runs = Enumerable.Range(0, 365).Select(day => Run(Now.AddDays(-day))).ToList();

        var gone = BackupRetention.Superfluous(runs, new BackupKeep(7, 4, 6));

        string[] kept = [.. runs.Except(gone).Select(run => run.EndedAt!.Value.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(
            ["11-22", "11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-08", "11-01", "10-31", "09-30", "08-31", "07-31", "06-30"], kept);
    }

    [Fact]
    public void Superfluous_SeveralADay_LeavesTheLastOfEach()
    {
        List<BackupRun> runs = [Run(Now), Run(Now.AddHours(-1)), Run(Now.AddHours(-2)), Run(Now.AddDays(-1)), Run(Now.AddDays(-1).AddHours(-1))];

        var gone = BackupRetention.Superfluous(runs, new BackupKeep(2, 0, 0));

        Assert.Equal([runs[1], runs[2], runs[4]], gone);
    }

    [Fact]
    public void Superfluous_YearsWithoutOne_LeavesTheNewest()
    {
        List<BackupRun> runs = [Run(Now.AddYears(-5))];

        Assert.Empty(BackupRetention.Superfluous(runs, new BackupKeep(1, 0, 0)));
    }

    private static BackupRun Run(DateTimeOffset ended) => new()
    {
        Id = Guid.CreateVersion7(ended),
        Origin = BackupOrigin.Schedule,
        State = BackupRunState.Made,
        RequestedAt = ended,
        RequestedBy = "nebula",
        EndedAt = ended,
    };
}

namespace Nebula.Runtime.Tests.Processes;

/// <summary>Real processes on one PostgreSQL, ended by kill(2).</summary>
public sealed class TimerFailoverTests
{
    // A lease, a quarter of it until someone asks, and what a busy machine takes to do it.
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(5 + 1.25) + Slack;
    private static readonly TimeSpan HandOver = TimeSpan.FromSeconds(15) + Slack;

    private static TimeSpan Slack => TimeSpan.FromSeconds(8);

    [Fact]
    public async Task H15_KillOfOneOfThreeProcesses_EachTimerGoesOnAndNoneRunsTwice()
    {
        await using var cluster = await SampleCluster.CreateAsync();
        var (schedule, due) = await cluster.ScheduleInAsync(seconds: 16);
        await cluster.StartAsync(3, new Dictionary<string, string>
        {
            ["AzureFunctionsJobHost__singleton__listenerLockPeriod"] = "00:00:05",
            ["MonitoredSchedule"] = schedule,
        });
        await cluster.WaitForRunsAsync("slow", runs => runs.Count >= 2);
        var owner = await cluster.OwnerOfAsync("fast");

        // One that owns nothing, which nobody may notice; then the owner, just before the monitored timer is due.
        cluster.Processes.First(process => process != owner).Send(ProcessSignal.Kill);
        var idleKilled = await cluster.NowAsync();
        await cluster.WaitForRunsAsync("fast", runs => runs[^1].StartedAt > due.AddSeconds(-2));
        owner.Send(ProcessSignal.Kill);
        var killed = await cluster.NowAsync();
        var monitored = await cluster.WaitForRunsAsync("monitored", runs => runs is [{ EndedAt: not null }, ..]);
        var fast = await cluster.WaitForRunsAsync("fast", runs => runs.Count(run => run.StartedAt > killed) >= 3);
        var slow = await cluster.WaitForRunsAsync("slow", runs => runs.Count(run => run.StartedAt > killed) >= 3);

        Assert.True(killed < due, "The machine is too slow: the timer was due before its owner could be killed.");
        Assert.Contains(fast, run => run.StartedAt > idleKilled.AddSeconds(1) && run.ProcessId == owner.Id);
        Assert.All((IReadOnlyList<RecordedRun>[])[fast, slow], runs => AssertTakenOver(runs, owner.Id, killed));
        var madeUp = Assert.Single(monitored);
        Assert.True(madeUp.IsPastDue);
        Assert.Equal(due, madeUp.PlannedAt);
        Assert.True(madeUp.StartedAt - killed < TakeOver);
    }

    [Fact]
    public async Task H15_Terminate_LetsTheRunEndAndHandsOverAtOnce()
    {
        await using var cluster = await SampleCluster.CreateAsync();
        await cluster.StartAsync(2);
        var before = await cluster.WaitForRunsAsync("slow", runs => runs.Count(run => run.EndedAt is not null) >= 2 && runs[^1].EndedAt is null);
        var owner = await cluster.OwnerOfAsync("slow");

        owner.Send(ProcessSignal.Terminate);
        var told = await cluster.NowAsync();
        var exitCode = await owner.WaitForExitAsync(HandOver);
        var runs = await cluster.WaitForRunsAsync("slow", runs => runs[^1].ProcessId != owner.Id);
        var fast = await cluster.WaitForRunsAsync("fast", runs => runs[^1].ProcessId != owner.Id);

        Assert.Equal(0, exitCode);
        Assert.All(runs.Where(run => run.ProcessId == owner.Id), run => Assert.Equal((true, false), (run.EndedAt is not null, run.IsCut)));
        Assert.InRange(runs.Count(run => run.ProcessId == owner.Id), before.Count, before.Count + 1);
        Assert.All((IReadOnlyList<RecordedRun>[])[fast, runs], all =>
        {
            AssertNoOverlap(all);
            Assert.True(all.First(run => run.ProcessId != owner.Id).StartedAt - told < HandOver);
        });
    }

    private static void AssertTakenOver(IReadOnlyList<RecordedRun> runs, int owner, DateTime killed)
    {
        AssertNoOverlap(runs);
        var after = runs.Where(run => run.StartedAt > killed).ToArray();
        Assert.DoesNotContain(after, run => run.ProcessId == owner);
        Assert.Single(after.Select(run => run.ProcessId).Distinct());
        Assert.True(after[0].StartedAt - killed < TakeOver, $"{after[0].Function} was taken over after {after[0].StartedAt - killed}.");
    }

    /// <summary>A run that never ended belongs to the process that was killed, and was over then.</summary>
    private static void AssertNoOverlap(IReadOnlyList<RecordedRun> runs) => Assert.All(
        runs.Zip(runs.Skip(1)), pair => Assert.True((pair.First.EndedAt ?? pair.First.StartedAt) <= pair.Second.StartedAt, $"{pair}"));
}

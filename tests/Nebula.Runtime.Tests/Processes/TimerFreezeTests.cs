using System.Net;
using Nebula.Platform.Database;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Processes;

/// <summary>Processes and a PostgreSQL that stop where they are, and go on later.</summary>
public sealed class TimerFreezeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LeaseEnds = TimeSpan.FromSeconds(5) + Soon;

    [Fact]
    public async Task H15_OwnerThatWasFrozenBetweenRuns_RunsNothingWhenItGoesOn()
    {
        await using var cluster = await SampleCluster.CreateAsync();
        await cluster.StartAsync(2, ShortLease);
        await cluster.WaitForRunsAsync("fast", runs => runs.Count >= 3 && runs[^1].EndedAt is not null);
        var owner = await cluster.OwnerOfAsync("fast");

        owner.Send(ProcessSignal.Stop);
        await cluster.WaitForRunsAsync("fast", runs => runs.Count(run => run.ProcessId != owner.Id) >= 2);
        var wentOn = await cluster.NowAsync();
        owner.Send(ProcessSignal.Continue);
        var fast = await cluster.WaitForRunsAsync("fast", runs => runs.Count(run => run.StartedAt > wentOn) >= 5);
        var slow = await cluster.WaitForRunsAsync("slow", runs => runs.All(run => run.EndedAt is not null || run.ProcessId != owner.Id));

        Assert.DoesNotContain(fast.Concat(slow), run => run.ProcessId == owner.Id && run.StartedAt > wentOn);
        Assert.All(slow.Where(run => run.EndedAt > wentOn && run.ProcessId == owner.Id), run => Assert.True(run.EndedAt - wentOn < Soon));
        using var ping = await owner.Client.GetAsync("api/ping");
        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
    }

    [Fact]
    public async Task H15_OwnerThatWasFrozenInARun_DoesNotWriteItsStatusWhenItGoesOn()
    {
        await using var cluster = await SampleCluster.CreateAsync();
        var (schedule, _) = await cluster.ScheduleInAsync(seconds: 8);
        await cluster.StartAsync(2, new Dictionary<string, string>(ShortLease) { ["MonitoredSchedule"] = schedule, ["MonitoredWork"] = "00:00:02" });
        await cluster.WaitForRunsAsync("monitored", runs => runs is [.., { EndedAt: null }]);
        var owner = await cluster.OwnerOfAsync("monitored");

        owner.Send(ProcessSignal.Stop);
        var frozen = (await cluster.RunsAsync("monitored"))[^1];
        await cluster.WaitForRunsAsync("monitored", runs => runs.Any(run => run.ProcessId != owner.Id && run.EndedAt is not null));
        var before = await WaitForTheEndOfItAsync(cluster);
        owner.Send(ProcessSignal.Continue);
        var runs = await cluster.WaitForRunsAsync("monitored", runs => runs.Single(run => run.RunId == frozen.RunId).EndedAt is not null);
        await cluster.WaitForRunsAsync("fast", all => all.Count(run => run.StartedAt > runs[0].EndedAt) >= 2);
        var after = await StandingAsync(cluster);

        Assert.Null(frozen.EndedAt);
        Assert.Equal(before, after);
        Assert.Equal(2, runs.Count);
        Assert.True(runs[1].IsPastDue);
    }

    [Fact]
    public async Task H15_StorageThatIsGoneForLongerThanALease_StopsTimersAndNotRequests()
    {
        var storage = new BreakablePostgres();
        await storage.InitializeAsync();
        await using var cluster = await SampleCluster.CreateAsync();
        var options = new PostgresOptions { Connection = storage.ConnectionUri };
        await cluster.StartAsync(2, new Dictionary<string, string>(ShortLease)
        {
            ["FunctionsRuntime__Storage"] = DatabaseConnections.For(options, DatabaseNames.HomelabJarvis).ConnectionString,
        });
        await cluster.WaitForRunsAsync("fast", runs => runs.Count >= 3);

        await storage.FreezeAsync();
        var gone = await cluster.NowAsync();
        await Task.WhenAny(cluster.Processes.Select(process => process.WaitForLogAsync("The timers' leases ran out", LeaseEnds))).Unwrap();
        using var ping = await cluster.Processes[0].Client.GetAsync("api/ping");
        await storage.ThawAsync();
        var there = await cluster.NowAsync();
        var fast = await cluster.WaitForRunsAsync("fast", runs => runs.Count(run => run.StartedAt > there) >= 3);
        var slow = await cluster.WaitForRunsAsync("slow", runs => runs.Count(run => run.StartedAt > there) >= 3);
        await storage.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, ping.StatusCode);
        Assert.DoesNotContain(fast, run => run.StartedAt > gone.AddSeconds(3) && run.StartedAt < there);
        Assert.All((IReadOnlyList<RecordedRun>[])[fast, slow], runs =>
            Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.EndedAt <= pair.Second.StartedAt, $"{pair}")));
    }

    private static Dictionary<string, string> ShortLease => new()
    {
        ["AzureFunctionsJobHost__singleton__listenerLockPeriod"] = "00:00:05",
    };

    // The row of a run ends before the status is written.
    private static async Task<TimerStanding> WaitForTheEndOfItAsync(SampleCluster cluster)
    {
        await cluster.WaitForAsync("SELECT NOT is_running FROM functions_runtime.function_timers WHERE name = 'monitored'");
        return await StandingAsync(cluster);
    }

    private static Task<TimerStanding> StandingAsync(SampleCluster cluster) =>
        cluster.QueryAsync<TimerStanding>(TimerStanding.Select, new { name = "monitored" });
}

using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Timers;
using Nebula.Runtime.Timers.Storage;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>Three hosts on one PostgreSQL, with the real clock and a short lease.</summary>
public sealed class TimerTakeOverTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);
    [Fact]
    public async Task H15_ThreeProcesses_RunATimerInOneAndAnotherTakesOverAfterAKill()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(typeof(SecondsTimer), "three-processes")));
        await Eventually.IsSoAsync(() => hosts.Sum(host => host.Runs.All.Count) >= 3);
        var owner = hosts.Single(host => host.Runs.All.Count > 0);

        owner.Store.Kill();
        var others = hosts.Except([owner]).ToArray();
        await Eventually.IsSoAsync(() => others.Sum(host => host.Runs.All.Count) >= 3);

        Assert.Single(others, host => host.Runs.All.Count > 0);
        var seconds = hosts.SelectMany(host => host.Runs.All).Select(run => run.At.ToUnixTimeSeconds()).ToArray();
        Assert.Equal(seconds.Distinct().Count(), seconds.Length);
        await StopAsync(hosts);
    }

    [Fact]
    public async Task H15_KilledDuringARun_TheNextOwnerMakesUpForIt()
    {
        const string App = "killed-during-a-run";
        await SeedMissedRunAsync(App);
        var first = await StartAsync(typeof(HourlyTimer), App, (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        await first.Runs.WaitForAsync(1);

        first.Store.Kill();
        var second = await StartAsync(typeof(HourlyTimer), App);
        await second.Runs.WaitForAsync(1);

        Assert.True(second.Runs.All[0].Info.IsPastDue);
        await StopAsync(first, second);
    }

    private static async Task StopAsync(params Host[] hosts)
    {
        foreach (var host in hosts)
        {
            await host.App.StopAsync(new CancellationToken(canceled: true));
            await host.App.DisposeAsync();
        }
    }

    private async Task SeedMissedRunAsync(string app)
    {
        var now = TimeProvider.System.GetUtcNow();
        var missed = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddHours(-2);
        var store = new PostgresTimerStore(database.DataSource, app, Guid.CreateVersion7(), Lease);
        var lease = Assert.Single(await store.AcquireAsync(["hourly"], CancellationToken.None));
        await store.UpdateAsync(lease, null, new TimerStatus("0 0 * * * *", null, missed, missed.AddHours(-1), false), CancellationToken.None);
        await store.ReleaseAsync(["hourly"], CancellationToken.None);
    }

    private async Task<Host> StartAsync(Type type, string app, Func<TimerRun, CancellationToken, Task>? behaviour = null)
    {
        var store = new KillableTimerStore(new PostgresTimerStore(database.DataSource, app, Guid.CreateVersion7(), Lease));
        var runs = new TimerRuns(TimeProvider.System);
        runs.Behaviour = behaviour ?? runs.Behaviour;
        var running = await RunningApp.StartAsync([type], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton<ITimerStore>(store);
            builder.Services.AddSingleton(new TimerLeaseOptions(Lease, Lease / 4));
            builder.Services.AddSingleton(runs);
        });
        return new Host(running, store, runs);
    }

    private sealed record Host(RunningApp App, KillableTimerStore Store, TimerRuns Runs);
}

using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>A process whose lease runs out, by a clock that the test holds.</summary>
public sealed class TimerLeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Storage_ThatDoesNotAnswer_CutsTheRunOffWhenTheLeaseEnds()
    {
        var given = new TaskCompletionSource<CancellationToken>();
        await using var app = await TimerApp.StartAsync(
            typeof(StartupTimer), lease: Lease, behaviour: (_, token) => Hang(given, token));
        var token = await given.Task;
        app.Store.Hang();

        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => token.IsCancellationRequested);

        Assert.True(app.Time.GetUtcNow() - TimerApp.Start >= Lease);
    }

    [Fact]
    public async Task Storage_ThatFailsForLessThanALease_LeavesTheRunAlone()
    {
        var given = new TaskCompletionSource<CancellationToken>();
        await using var app = await TimerApp.StartAsync(
            typeof(StartupTimer), lease: Lease * 10, behaviour: (_, token) => Hang(given, token));
        var token = await given.Task;
        var asked = app.Store.Asked;
        app.Store.Fail(times: 5);

        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Store.Asked >= asked + 8);

        Assert.False(token.IsCancellationRequested);
        Assert.Single(app.Runs.All);
    }

    [Fact]
    public async Task RunThatIsCutOff_IsMadeUpForByWhoeverOwnsTheTimerNext()
    {
        var given = new TaskCompletionSource<CancellationToken>();
        await using var app = await TimerApp.StartAsync(
            typeof(HourlyTimer),
            new TimerStatus("0 0 * * * *", null, TimerApp.Start.AddMinutes(-20), TimerApp.Start.AddMinutes(-80), false),
            lease: Lease,
            behaviour: (_, token) => given.Task.IsCompleted ? Task.CompletedTask : Hang(given, token));
        await given.Task;

        // The whole process sleeps.
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Runs.All.Count == 2);

        Assert.All(app.Runs.All, run => Assert.True(run.Info.IsPastDue));
    }

    private static Task Hang(TaskCompletionSource<CancellationToken> given, CancellationToken token)
    {
        given.SetResult(token);
        return Task.Delay(Timeout.Infinite, token);
    }
}

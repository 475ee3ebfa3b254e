using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Tests.Timers;

public sealed class TimerDrainTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Drain_WhileATimerRuns_LetsItEndUncancelledAndThenGivesTheLeaseBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var token = CancellationToken.None;
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: (_, cancellationToken) =>
        {
            token = cancellationToken;
            return gate.Task;
        });
        await app.Runs.WaitForAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        var during = (drain.Status, app.Store.IsReleased, token.IsCancellationRequested);
        gate.SetResult();
        await Eventually.IsSoAsync(() => app.Store.IsReleased);

        Assert.Equal((new DrainStatus(DrainState.InProgress, 1, 0), false, false), during);
        Assert.Equal(new DrainStatus(DrainState.Completed, 0, 0), drain.Status);
        Assert.False(token.IsCancellationRequested);
        Assert.False(app.Store.Written[^1].IsRunning);
    }

    [Fact]
    public async Task Drain_WhenDone_StartsNoMoreRunsUntilResumed()
    {
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer));
        await app.Store.WaitForWriteAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        await Eventually.IsSoAsync(() => app.Store.IsReleased);
        app.Time.Advance(TimeSpan.FromHours(3));
        var runsWhileDrained = app.Runs.All.Count;
        drain.Disable();
        await app.Runs.WaitForAsync(1);

        Assert.Equal(0, runsWhileDrained);
        Assert.True(app.Runs.All[0].Info.IsPastDue);
        Assert.Equal(DrainState.Disabled, drain.Status.State);
    }

    [Fact]
    public async Task Resume_WhileARunOfBeforeGoesOn_WaitsForItsEnd()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: (_, _) => gate.Task);
        await app.Runs.WaitForAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        drain.Disable();
        var runsAtOnce = app.Runs.All.Count;
        gate.SetResult();
        await app.Runs.WaitForAsync(2);

        Assert.Equal(1, runsAtOnce);
    }

    [Fact]
    public async Task Stop_WhileDrained_CutsTheRunOffAfterTheGrace()
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: async (_, cancellationToken) =>
        {
            using var registration = cancellationToken.Register(cut.SetResult);
            await cut.Task;
        });
        await app.Runs.WaitForAsync(1);
        app.Services.GetRequiredService<DrainMode>().Enable();

        await app.StopAsync(new CancellationToken(canceled: true));

        await cut.Task.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Drain_WhileARetryIsAwaited_CountsIt()
    {
        await using var app = await TimerApp.StartAsync(
            typeof(RetriedTimer), behaviour: (_, _) => throw new InvalidOperationException("fails"));
        await app.Store.WaitForWriteAsync(1);
        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(10), () => app.Runs.All.Count > 0);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        await Eventually.IsSoAsync(() => drain.Status == new DrainStatus(DrainState.InProgress, 0, 1));
        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => drain.Status.State == DrainState.Completed);

        Assert.Equal(3, app.Runs.All.Count);
    }

    [Theory]
    [InlineData("AzureWebJobs.hourly.Disabled=true")]
    [InlineData("AzureWebJobs_HOURLY_Disabled=1")]
    public async Task H5_Disabled_TimerDoesNotStart(string setting)
    {
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), args: $"--{setting}");

        app.Time.Advance(TimeSpan.FromHours(3));
        var hasWritten = await app.Store.ChangedWithinAsync(TimeSpan.FromMilliseconds(100));

        Assert.False(hasWritten);
        Assert.Empty(app.Runs.All);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>Draining and resuming may come in any order and at any moment; the last word counts, and no timer overlaps itself.</summary>
public sealed class TimerDrainOrderTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    // Long enough for a run that must not come to begin.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task H15_DrainResumeDrain_WhileARunGoesOn_LeavesTheTimersDrained()
    {
        using var load = new HeldRuns();
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: load.RunAsync);
        await app.Runs.WaitForAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        drain.Disable();
        drain.Enable();
        load.LetGo();
        await Eventually.IsSoAsync(() => drain.Status.State == DrainState.Completed && app.Store.IsReleased);
        await load.QuietForAsync(Moment);

        Assert.Single(app.Runs.All);
    }

    [Fact]
    public async Task H15_ResumeAfterDrainResumeDrain_RunsTheTimerOnceAtATime()
    {
        using var load = new HeldRuns();
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: load.RunAsync);
        await app.Runs.WaitForAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        drain.Enable();
        drain.Disable();
        drain.Enable();
        drain.Disable();
        load.LetGo();
        await app.Runs.WaitForAsync(2);
        await load.QuietForAsync(Moment);

        Assert.Equal(2, app.Runs.All.Count);
        Assert.Equal(1, load.Most);
    }

    [Fact]
    public async Task H15_ResumeTwice_BeginsOnce()
    {
        using var load = new HeldRuns();
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: load.RunAsync);
        await app.Runs.WaitForAsync(1);
        ITriggerListener timers = app.Services.GetServices<ITriggerListener>().Single();

        timers.Drain();
        timers.Resume();
        timers.Resume();
        load.LetGo();
        await app.Runs.WaitForAsync(2);
        timers.Resume();
        await load.QuietForAsync(Moment);

        Assert.Equal(2, app.Runs.All.Count);
        Assert.Equal(1, load.Most);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task H15_DrainAndResume_InAnyOrder_NeverOverlapARunAndObeyTheLast(int seed)
    {
        var random = new Random(seed);
        using var load = new HeldRuns();
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: load.RunAsync);
        await app.Runs.WaitForAsync(1);
        var drain = app.Services.GetRequiredService<DrainMode>();

        for (var round = 0; round < 60; round++)
        {
            for (var step = random.Next(1, 6); step > 0; step--)
            {
                Switch(drain, random.Next(2) == 0);
                if (random.Next(3) == 0)
                {
                    load.LetGo();
                    await Task.Yield();
                }
            }
        }

        drain.Enable();
        await load.LetGoUntilAsync(() => drain.Status.State == DrainState.Completed);
        await load.QuietForAsync(Moment);
        var drained = app.Runs.All.Count;
        await load.QuietForAsync(Moment);
        var stayed = app.Runs.All.Count;
        drain.Disable();
        await app.Runs.WaitForAsync(stayed + 1);
        await load.QuietForAsync(Moment);

        Assert.Equal(1, load.Most);
        Assert.Equal(drained, stayed);
        Assert.Equal(stayed + 1, app.Runs.All.Count);
    }

    private static void Switch(DrainMode drain, bool drains)
    {
        if (drains)
        {
            drain.Enable();
        }
        else
        {
            drain.Disable();
        }
    }

    /// <summary>Runs that go on until they are let go, and how many of them there were at once.</summary>
    private sealed class HeldRuns : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly SemaphoreSlim _begun = new(0);
        private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _running;

        public int Most { get; private set; }

        public async Task RunAsync(TimerRun run, CancellationToken cancellationToken)
        {
            Task gate;
            lock (_lock)
            {
                Most = Math.Max(Most, ++_running);
                gate = _gate.Task;
            }

            _begun.Release();
            await gate.WaitAsync(cancellationToken);
            lock (_lock)
            {
                _running--;
            }
        }

        /// <summary>Ends what runs now; what begins later is held again.</summary>
        public void LetGo()
        {
            TaskCompletionSource gate;
            lock (_lock)
            {
                gate = _gate;
                _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            gate.SetResult();
        }

        public async Task LetGoUntilAsync(Func<bool> isSo)
        {
            using var deadline = new CancellationTokenSource(Deadline);
            while (!isSo())
            {
                LetGo();
                await Task.Delay(5, deadline.Token);
            }
        }

        /// <summary>Ends when no run has begun for a while.</summary>
        public async Task QuietForAsync(TimeSpan moment)
        {
            while (await _begun.WaitAsync(moment))
            {
            }
        }

        public void Dispose() => _begun.Dispose();
    }
}

using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>What the timer functions under test did, and how they are to behave.</summary>
internal sealed class TimerRuns(TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly List<TimerRun> _runs = [];
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>What a run does after it was written down.</summary>
    public Func<TimerRun, CancellationToken, Task> Behaviour { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<TimerRun> All
    {
        get
        {
            lock (_runs)
            {
                return [.. _runs];
            }
        }
    }

    public Task RunAsync(TimerInfo info, FunctionContext context)
    {
        var run = new TimerRun(time.GetUtcNow(), info, context.RetryContext);
        lock (_runs)
        {
            _runs.Add(run);
        }

        _changed.Release();
        return Behaviour(run, context.CancellationToken);
    }

    public async Task WaitForAsync(int count)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (All.Count < count)
        {
            await _changed.WaitAsync(deadline.Token);
        }
    }
}

internal sealed record TimerRun(DateTimeOffset At, TimerInfo Info, RetryContext Retry);

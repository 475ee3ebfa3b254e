using System.Data.Common;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>Runs one timer for as long as this process owns it. Runs follow one another, so a timer never overlaps itself.</summary>
internal sealed class TimerSession(
    TimerFunction timer, TimerLease lease, ITimerStore store, TimerInvoker invoker, TimeProvider time, ILogger logger)
{
    // A wait in short pieces notices that the clock was set, or that the machine slept.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(5);

    private TimerStatus _status = lease.Status ?? new TimerStatus(timer.Schedule.Text, null, null, default, false);

    /// <param name="runFirst">Whether to run at once (RunOnStartup).</param>
    /// <param name="stopping">Begins no more runs.</param>
    /// <param name="cut">Cuts a run off: the lease is lost, or the time to stop is over.</param>
    public async Task RunAsync(bool runFirst, CancellationToken stopping, CancellationToken cut)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(stopping, cut);
        var isPastDue = IsPastDue();
        if (!isPastDue && !await SaveAsync(_status with { Schedule = timer.Schedule.Text, Next = FirstNext(), IsRunning = false }, idle.Token))
        {
            return;
        }

        if ((isPastDue || runFirst) && !await RunOnceAsync(isPastDue, cut))
        {
            return;
        }

        var next = _status.Next ?? timer.Schedule.NextAfter(Now(), time.LocalTimeZone);
        while (await WaitUntilAsync(next, idle.Token) && await RunOnceAsync(isPastDue: false, cut))
        {
            next = _status.Next ?? timer.Schedule.NextAfter(Now(), time.LocalTimeZone);
        }
    }

    /// <summary>One missed run is made up for, however many were; also one that a lost process left unfinished.</summary>
    private bool IsPastDue() => timer.IsMonitored
        && lease.Status is { Next: { } next } status
        && status.Schedule == timer.Schedule.Text
        && (status.IsRunning || next < Now());

    private DateTimeOffset? FirstNext()
    {
        if (!timer.IsMonitored)
        {
            return null;
        }

        return lease.Status is { Next: { } next } status && status.Schedule == timer.Schedule.Text
            ? next
            : timer.Schedule.NextAfter(Now(), time.LocalTimeZone);
    }

    /// <returns>Whether the timer is still this process's own.</returns>
    private async Task<bool> RunOnceAsync(bool isPastDue, CancellationToken cut)
    {
        cut.ThrowIfCancellationRequested();
        var before = _status;
        var started = Now();
        if (!await SaveAsync(before with { UpdatedAt = started, IsRunning = true }, cut))
        {
            return false;
        }

        logger.TimerRuns(timer.Name, isPastDue);
        await invoker.InvokeAsync(timer, InfoOf(before, isPastDue), cut);
        var ended = Now();
        DateTimeOffset? next = timer.IsMonitored ? timer.Schedule.NextAfter(ended, time.LocalTimeZone) : null;
        return await SaveAsync(new TimerStatus(timer.Schedule.Text, started, next, ended, IsRunning: false), cut);
    }

    private TimerInfo InfoOf(TimerStatus status, bool isPastDue) => new()
    {
        IsPastDue = isPastDue,
        ScheduleStatus = timer.IsMonitored
            ? new ScheduleStatus { Last = LocalOf(status.Last), Next = LocalOf(status.Next), LastUpdated = LocalOf(status.UpdatedAt) }
            : null,
    };

    private DateTime LocalOf(DateTimeOffset? instant) => instant is { } value && value > DateTimeOffset.MinValue
        ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(value, time.LocalTimeZone).DateTime, DateTimeKind.Local)
        : default;

    private async Task<bool> SaveAsync(TimerStatus status, CancellationToken cancellationToken)
    {
        var written = status with { UpdatedAt = Now() };
        while (true)
        {
            try
            {
                // Not cancelled: the end of a run that was told to stop, but came through, has to be written too.
                if (!await store.UpdateAsync(lease, _status.Next, written, CancellationToken.None))
                {
                    logger.TimerLost(timer.Name);
                    return false;
                }

                _status = written;
                return true;
            }
            catch (Exception exception) when (exception is DbException or TimeoutException)
            {
                logger.TimerStorageFails(timer.Name, exception.Message);
                await Task.Delay(StorageRetry, time, cancellationToken);
            }
        }
    }

    private async Task<bool> WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        while (due - time.GetUtcNow() is var remaining && remaining > TimeSpan.Zero)
        {
            await Task.Delay(remaining < LongestWait ? remaining : LongestWait, time, cancellationToken);
        }

        return !cancellationToken.IsCancellationRequested;
    }

    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}

using System.Data.Common;
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
        var next = NextAfter(Now());
        var isPastDue = false;
        if (timer.IsMonitored)
        {
            var opened = Open();
            isPastDue = opened.IsRunning || opened.Next < Now();
            if (opened != _status && !await SaveAsync(opened, idle.Token))
            {
                return;
            }

            next = opened.Next!.Value;
        }

        logger.TimerScheduled(timer.Name, timer.Schedule.Text, time.LocalTimeZone.Id, next);
        if (isPastDue || runFirst)
        {
            idle.Token.ThrowIfCancellationRequested();
            var started = Now();
            if (!await RunOnceAsync(started, isPastDue, cut))
            {
                return;
            }

            next = NextAfter(started);
        }

        while (await WaitUntilAsync(next, idle.Token))
        {
            // A clock that was set back meanwhile must not bring the same occurrence again.
            var planned = next;
            var started = Now() is var now && now > planned ? now : planned;
            if (!await RunOnceAsync(started, isPastDue: false, cut))
            {
                return;
            }

            next = NextAfter(started);
        }
    }

    /// <summary>
    /// Where the timer stands now. If what is stored does not follow from the schedule (or from the zone it is read in), these
    /// were changed since: the next run is computed anew, and none was missed.
    /// </summary>
    private TimerStatus Open()
    {
        if (lease.Status is not { Next: { } next } status)
        {
            return new TimerStatus(timer.Schedule.Text, null, NextAfter(Now()), Now(), IsRunning: false);
        }

        var basis = status.Last ?? status.UpdatedAt;
        var expected = NextAfter(basis);
        if ((expected - next).Duration() < TimeSpan.FromMilliseconds(1))
        {
            return status;
        }

        return expected < Now()
            ? new TimerStatus(timer.Schedule.Text, null, NextAfter(Now()), Now(), IsRunning: false)
            : new TimerStatus(timer.Schedule.Text, null, expected, basis, IsRunning: false);
    }

    /// <param name="started">Where the next run is computed from.</param>
    /// <param name="isPastDue">Whether it makes up for a missed run: one, however many were missed, or one that was cut off.</param>
    /// <param name="cut">Cuts the run off.</param>
    /// <returns>Whether the timer is still this process's own.</returns>
    private async Task<bool> RunOnceAsync(DateTimeOffset started, bool isPastDue, CancellationToken cut)
    {
        cut.ThrowIfCancellationRequested();
        var before = _status;

        // Also where there is nothing to remember: the write is what tells whether the lease still holds.
        var running = timer.IsMonitored
            ? before with { IsRunning = true }
            : new TimerStatus(timer.Schedule.Text, null, null, started, IsRunning: false);
        if (!await SaveAsync(running, cut))
        {
            return false;
        }

        cut.ThrowIfCancellationRequested();
        logger.TimerRuns(timer.Name, isPastDue);
        await invoker.InvokeAsync(timer, timer.InfoOf(before, isPastDue), cut);
        return !timer.IsMonitored
            || await SaveAsync(new TimerStatus(timer.Schedule.Text, started, NextAfter(started), started, IsRunning: false), cut);
    }

    private async Task<bool> SaveAsync(TimerStatus status, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Not cancelled: the end of a run that was told to stop, but came through, has to be written too.
                if (!await store.UpdateAsync(lease, _status.Next, status, CancellationToken.None))
                {
                    logger.TimerLost(timer.Name);
                    return false;
                }

                _status = status;
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

    private DateTimeOffset NextAfter(DateTimeOffset instant) => timer.Schedule.NextAfter(instant, time.LocalTimeZone);

    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}

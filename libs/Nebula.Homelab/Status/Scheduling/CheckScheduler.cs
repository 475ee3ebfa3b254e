using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>Checks this process's share of the monitors, each at its exact moment, whatever the others do.</summary>
internal sealed partial class CheckScheduler(
    ClaimKeeper claims,
    CheckPlan plan,
    ResultWriter writer,
    ProbeRunner probes,
    DrillDoor drills,
    StatusSignal signal,
    StatusMetrics metrics,
    TimeProvider time,
    ILogger<CheckScheduler> logger) : BackgroundService
{
    // A check that waits for its target costs memory, not a thread: the limit only guards against running out of sockets.
    private const int MaxRunning = 1000;

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAtLeastEvery = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _slots = new(MaxRunning);
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StopWithin);
        try
        {
            await Task.WhenAll(_running.Keys).WaitAsync(limit.Token);
            while (writer.Held > 0 && await writer.WriteAsync(limit.Token))
            {
            }

            await claims.LeaveAsync(limit.Token);
        }
        catch (Exception exception)
        {
            // The lease runs out by itself; others then take over.
            LogLeftUnclean(exception);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepClaimsAsync(stoppingToken), FireAsync(stoppingToken), writer.RunAsync(stoppingToken));

    private async Task KeepClaimsAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = signal.NextAsync();
            try
            {
                await claims.KeepAsync(stoppingToken);
                failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (!failing)
                {
                    LogNoClaims(exception);
                }

                failing = true;
            }

            await Task.WhenAny(changed, Task.Delay(claims.Pause, time, stoppingToken));
        }
    }

    private async Task FireAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var due in plan.TakeDue(time.GetUtcNow()))
            {
                Start(due, stoppingToken);
            }

            var wait = plan.NextDue() is { } next ? next - time.GetUtcNow() : LookAtLeastEvery;
            if (wait > TimeSpan.Zero)
            {
                // Claims change meanwhile; a look a second finds what became due earlier than thought. A part of a millisecond would be
                // no wait at all.
                await Task.Delay(wait < LookAtLeastEvery ? TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)) : LookAtLeastEvery, time, stoppingToken);
            }
        }
    }

    private void Start(DueCheck due, CancellationToken stoppingToken)
    {
        var task = RunAsync(due, stoppingToken);
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(
            done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(DueCheck due, CancellationToken stoppingToken)
    {
        // Off the firing loop at once: a probe may do some work before it first waits.
        await Task.Yield();
        ProbeOutcome? found = null;
        try
        {
            await _slots.WaitAsync(stoppingToken);
            try
            {
                metrics.Started(time.GetUtcNow() - due.PlannedAt);
                var outcome = await probes.RunAsync(drills.Through(due.No, due.Check), due.Timeout, stoppingToken);
                found = outcome;
                writer.Add(new CheckReport(due.No, outcome.ToObservation(due.PlannedAt), due.Token));
                metrics.Finished(outcome.State);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: whoever claims the monitor next checks it.
        }
        catch (Exception exception)
        {
            LogCheckFailed(exception, due.No);
        }
        finally
        {
            plan.Complete(due.No, found?.State, time.GetUtcNow(), found?.LookAgainIn);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not renew the claims on monitors; what is claimed is checked on")]
    private partial void LogNoClaims(Exception exception);

    [LoggerMessage(LogLevel.Error, "Monitor number {No} could not be checked")]
    private partial void LogCheckFailed(Exception exception, int no);

    [LoggerMessage(LogLevel.Warning, "Stopped without giving the claims back; they expire by themselves")]
    private partial void LogLeftUnclean(Exception exception);
}

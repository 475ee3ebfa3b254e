using System.Data.Common;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>A session for each timer that this process owns.</summary>
/// <param name="timers">All timers of the app.</param>
/// <param name="store">Where the sessions keep their status.</param>
/// <param name="invoker">Runs the functions.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">For what happens to timers.</param>
/// <param name="stopping">Begins nothing more.</param>
/// <param name="cut">Cuts off what runs.</param>
internal sealed class OwnedTimers(
    IReadOnlyList<TimerFunction> timers,
    ITimerStore store,
    TimerInvoker invoker,
    TimeProvider time,
    ILogger logger,
    CancellationToken stopping,
    CancellationToken cut)
{
    private readonly Dictionary<string, OwnedTimer> _owned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The timers whose leases are to be renewed.</summary>
    public string[] Names
    {
        get
        {
            lock (_owned)
            {
                return [.. _owned.Where(timer => !timer.Value.Completion.IsCompleted).Select(timer => timer.Key)];
            }
        }
    }

    /// <summary>When all sessions there are now have ended.</summary>
    public Task WhenEnded
    {
        get
        {
            lock (_owned)
            {
                return Task.WhenAll(_owned.Values.Select(timer => timer.Completion));
            }
        }
    }

    /// <summary>Begins a session for each new lease, and cuts those off whose lease is gone.</summary>
    public void Take(IReadOnlyList<TimerLease> leases)
    {
        var held = leases.ToDictionary(lease => lease.Name, StringComparer.Ordinal);
        lock (_owned)
        {
            foreach (var timer in timers)
            {
                var current = _owned.GetValueOrDefault(timer.Name);
                if (!held.TryGetValue(timer.Name, out var lease))
                {
                    current?.Cut();
                }
                else if (current?.Holds(lease.Token) != true && !stopping.IsCancellationRequested)
                {
                    current?.Cut();
                    _owned[timer.Name] = Begin(timer, lease, current?.Completion ?? Task.CompletedTask);
                }
            }

            if (_count != held.Count && !stopping.IsCancellationRequested)
            {
                logger.TimersOwned(held.Count, timers.Count);
                _count = held.Count;
            }
        }
    }

    private OwnedTimer Begin(TimerFunction timer, TimerLease lease, Task previous)
    {
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cut);
        var runFirst = _started.Add(timer.Name) && timer.RunOnStartup;
        return new OwnedTimer(lease.Token, RunAsync(timer, lease, runFirst, previous, ended.Token), ended);
    }

    private async Task RunAsync(TimerFunction timer, TimerLease lease, bool runFirst, Task previous, CancellationToken ended)
    {
        try
        {
            // A run that does not heed its token is waited for: a timer never overlaps itself.
            await previous;
            await new TimerSession(timer, lease, store, invoker, time, logger).RunAsync(runFirst, stopping, ended);
        }
        catch (OperationCanceledException exception) when (ended.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            logger.TimerEnded(timer.Name, exception.Message);
        }
        catch (Exception exception)
        {
            logger.TimerBroke(exception, timer.Name);
        }

        if (stopping.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            await GiveBackAsync(timer.Name);
        }
    }

    /// <summary>At once, while other timers still run: what waits for them must not wait for this one.</summary>
    private async Task GiveBackAsync(string name)
    {
        try
        {
            await store.ReleaseAsync([name], CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            logger.TimersKeepLeases(exception.Message);
        }
    }
}

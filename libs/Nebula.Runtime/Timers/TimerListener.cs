using System.Data.Common;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>
/// Takes and renews the leases of all timers with one statement a quarter of a lease, and keeps a session for each
/// that this process owns. Without storage timers wait. Begins once and ends once.
/// </summary>
internal sealed class TimerListener(
    IReadOnlyList<TimerFunction> timers, ITimerStore store, TimerInvoker invoker, TimeProvider time, ILogger logger) : IDisposable
{
    // After a run was told to end, what it gets before the process goes on without it.
    private static readonly TimeSpan AfterCut = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, OwnedTimer> _owned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly CancellationTokenSource _end = new();
    private Task _loop = Task.CompletedTask;

    public void Begin() => _loop = Task.Run(() => OwnAsync(_end.Token), CancellationToken.None);

    /// <summary>Begins no more runs, and keeps the leases of those that go on.</summary>
    public void BeginNoMore() => _stopping.Cancel();

    /// <summary>Lets the runs end, then gives the leases back. May be called again with a shorter patience.</summary>
    /// <param name="grace">Cuts off what still runs.</param>
    public async Task EndAsync(CancellationToken grace)
    {
        await _stopping.CancelAsync();
        await DrainAsync(grace);
        await _end.CancelAsync();
        await _loop;
        try
        {
            await store.ReleaseAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            logger.TimersKeepLeases(exception.Message);
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _cut.Dispose();
        _end.Dispose();
    }

    private async Task DrainAsync(CancellationToken grace)
    {
        Task all;
        lock (_owned)
        {
            all = Task.WhenAll(_owned.Values.Select(timer => timer.Completion));
        }

        try
        {
            await all.WaitAsync(grace);
        }
        catch (OperationCanceledException)
        {
            await _cut.CancelAsync();
            await Task.WhenAny(all, Task.Delay(AfterCut, time, CancellationToken.None));
            logger.TimersCutOff();
        }
    }

    private async Task OwnAsync(CancellationToken end)
    {
        var interval = store.LeaseDuration / 4;
        var renewed = time.GetTimestamp();
        var isReachable = true;
        while (!end.IsCancellationRequested)
        {
            var asked = time.GetTimestamp();
            try
            {
                var names = Wanted();
                Take(names.Length == 0 ? [] : await store.AcquireAsync(names, end));
                renewed = asked;
                if (!isReachable)
                {
                    logger.TimersGoOn();
                    isReachable = true;
                }
            }
            catch (Exception exception) when (exception is DbException or TimeoutException)
            {
                if (isReachable)
                {
                    logger.TimersWait(exception.Message);
                    isReachable = false;
                }

                if (time.GetElapsedTime(renewed) >= store.LeaseDuration)
                {
                    Take([]);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(interval, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>All of them; at the end only those that still run, so that other processes can take the rest.</summary>
    private string[] Wanted()
    {
        lock (_owned)
        {
            return [.. timers.Select(timer => timer.Name).Where(name =>
                !_stopping.IsCancellationRequested || _owned.GetValueOrDefault(name)?.Completion.IsCompleted == false)];
        }
    }

    /// <summary>Begins a session for each new lease and ends those whose lease is gone.</summary>
    private void Take(IReadOnlyList<TimerLease> leases)
    {
        var held = leases.ToDictionary(lease => lease.Name, StringComparer.Ordinal);
        lock (_owned)
        {
            var before = _owned.Values.Count(timer => !timer.Completion.IsCompleted);
            foreach (var timer in timers)
            {
                var current = _owned.GetValueOrDefault(timer.Name);
                if (!held.TryGetValue(timer.Name, out var lease))
                {
                    current?.Cut();
                }
                else if (current?.Holds(lease.Token) != true && !_stopping.IsCancellationRequested)
                {
                    current?.Cut();
                    _owned[timer.Name] = Begin(timer, lease, current?.Completion ?? Task.CompletedTask);
                }
            }

            if (before != held.Count)
            {
                logger.TimersOwned(held.Count, timers.Count);
            }
        }
    }

    private OwnedTimer Begin(TimerFunction timer, TimerLease lease, Task previous)
    {
        var cut = CancellationTokenSource.CreateLinkedTokenSource(_cut.Token);
        var runFirst = _started.Add(timer.Name) && timer.RunOnStartup;
        return new OwnedTimer(lease.Token, RunAsync(timer, lease, runFirst, previous, cut.Token), cut);
    }

    private async Task RunAsync(TimerFunction timer, TimerLease lease, bool runFirst, Task previous, CancellationToken cut)
    {
        try
        {
            // A run that does not heed its token is waited for: a timer never overlaps itself.
            await previous;
            await new TimerSession(timer, lease, store, invoker, time, logger).RunAsync(runFirst, _stopping.Token, cut);
        }
        catch (Exception exception) when (!cut.IsCancellationRequested && !_stopping.IsCancellationRequested)
        {
            logger.TimerBroke(exception, timer.Name);
        }
        catch (Exception exception)
        {
            logger.TimerEnded(timer.Name, exception.Message);
        }
    }
}

using System.Data.Common;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>
/// Takes and renews the leases of all timers with one statement at every quarter of a lease. Without storage timers wait.
/// Begins once and ends once.
/// </summary>
internal sealed class TimerListener : IDisposable
{
    // After a run was told to end, what it gets before the process goes on without it.
    public static readonly TimeSpan AfterCut = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestAsk = TimeSpan.FromMinutes(1);

    private readonly ITimerStore _store;
    private readonly TimerLeaseOptions _leases;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string[] _names;
    private readonly OwnedTimers _owned;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly CancellationTokenSource _end = new();
    private Task _loop = Task.CompletedTask;

    public TimerListener(
        IReadOnlyList<TimerFunction> timers,
        ITimerStore store,
        TimerLeaseOptions leases,
        TimerInvoker invoker,
        TimeProvider time,
        ILogger logger)
    {
        _store = store;
        _leases = leases;
        _time = time;
        _logger = logger;
        _names = [.. timers.Select(timer => timer.Name)];
        _owned = new OwnedTimers(timers, store, invoker, time, logger, _stopping.Token, _cut.Token);
    }

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
            await _store.ReleaseAsync(_names, CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            _logger.TimersKeepLeases(exception.Message);
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
        var ended = _owned.WhenEnded;
        try
        {
            await ended.WaitAsync(grace);
        }
        catch (OperationCanceledException)
        {
            await _cut.CancelAsync();
            await Task.WhenAny(ended, Task.Delay(AfterCut, _time, CancellationToken.None));
            _logger.TimersCutOff();
        }
    }

    private async Task OwnAsync(CancellationToken end)
    {
        var renewed = _time.GetTimestamp();
        long? askedForAll = null;
        var isReachable = true;
        while (!end.IsCancellationRequested)
        {
            var asked = _time.GetTimestamp();
            var left = LeaseLeft(renewed);
            if (left <= TimeSpan.Zero)
            {
                // Perhaps the whole process slept. Only the storage can say who owns the timers now.
                LoseAll();
                left = LongestAsk;
            }

            try
            {
                var asksForAll = askedForAll is not { } last || _time.GetElapsedTime(last) >= _leases.PollingInterval;
                await AskAsync(asksForAll, left < LongestAsk ? left : LongestAsk, end);
                renewed = asked;
                askedForAll = asksForAll ? asked : askedForAll;
                if (!isReachable)
                {
                    _logger.TimersGoOn();
                    isReachable = true;
                }
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or TimeoutException)
            {
                if (isReachable)
                {
                    _logger.TimersWait(exception.Message);
                    isReachable = false;
                }
            }
            catch (Exception exception)
            {
                // Whatever it is, the timers must not end with it.
                _logger.TimersAskBroke(exception);
            }

            await Task.Delay(UntilNextAsk(renewed), _time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAsync(bool asksForAll, TimeSpan limit, CancellationToken end)
    {
        // Once stopping, a timer that was given back must not be taken again.
        var names = asksForAll && !_stopping.IsCancellationRequested ? _names : _owned.Names;
        if (names.Length > 0)
        {
            _owned.Take(await _store.AcquireAsync(names, end).WaitAsync(limit, _time, end));
        }
    }

    private void LoseAll()
    {
        if (_owned.Names.Length > 0)
        {
            _logger.TimersRanOut();
            _owned.Take([]);
        }
    }

    private TimeSpan LeaseLeft(long renewed) => _store.LeaseDuration - _time.GetElapsedTime(renewed);

    /// <summary>Not later than the end of the lease: that has to be noticed then, not at the next renewal.</summary>
    private TimeSpan UntilNextAsk(long renewed)
    {
        // At every quarter, so that two renewals may fail.
        var renewal = _store.LeaseDuration / 4;
        var interval = renewal < _leases.PollingInterval ? renewal : _leases.PollingInterval;
        var left = LeaseLeft(renewed);
        return left > TimeSpan.Zero && left < interval ? left : interval;
    }
}

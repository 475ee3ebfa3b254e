using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>Runs the timers from the start of the app to its stop, except while it is drained.</summary>
internal sealed class TimerService(
    FunctionCatalog catalog,
    ITimerStore store,
    TimerLeaseOptions leases,
    TimerInvoker invoker,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers) : IHostedService, ITriggerListener, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Timers);
    private readonly Lock _change = new();
    private readonly TimerFunction[] _timers = [.. catalog.Timers.Where(timer => !timer.Function.IsDisabled)];

    // Guarded by _change. The listener stays until the next one is begun, and that is not before this one has ended.
    private TimerListener? _listener;
    private bool _isDrained;
    private bool _isEnding;
    private bool _hasEnded = true;

    private TimerListener? Current
    {
        get
        {
            lock (_change)
            {
                return _listener;
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_timers.Length == 0)
        {
            return Task.CompletedTask;
        }

        if (store is MemoryTimerStore)
        {
            _logger.TimersInMemory();
        }

        // No run before the port is ours, and none after the process was told to stop, while requests still drain.
        lifetime.ApplicationStarted.Register(Begin);
        lifetime.ApplicationStopping.Register(() => Current?.BeginNoMore());
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Current is { } listener)
        {
            await listener.EndAsync(cancellationToken);
        }
    }

    public void Drain()
    {
        lock (_change)
        {
            _isDrained = true;
            if (_listener is { } listener && !_isEnding)
            {
                _isEnding = true;
                listener.BeginNoMore();
                _ = EndAsync(listener);
            }
        }
    }

    public void Resume()
    {
        lock (_change)
        {
            _isDrained = false;
            BeginIfWanted();
        }
    }

    public void Dispose() => Current?.Dispose();

    private void Begin()
    {
        lock (_change)
        {
            BeginIfWanted();
        }
    }

    // A run of the listener before may still go on; a timer never overlaps itself. The end of it comes here again.
    private void BeginIfWanted()
    {
        if (_isDrained
            || !_hasEnded
            || _timers.Length == 0
            || !lifetime.ApplicationStarted.IsCancellationRequested
            || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return;
        }

        _listener?.Dispose();
        _listener = new TimerListener(_timers, store, leases, invoker, time, _logger);
        (_isEnding, _hasEnded) = (false, false);
        _listener.Begin();
    }

    private async Task EndAsync(TimerListener listener)
    {
        try
        {
            await listener.EndAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            _logger.TimersDrainBroke(exception);
        }

        lock (_change)
        {
            _hasEnded = true;
            BeginIfWanted();
        }
    }
}

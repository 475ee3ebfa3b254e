using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>
/// Runs timers apart from their schedule, when an administrator asks. As on the real host such a run takes no lease,
/// is not retried, changes nothing of the schedule, and may overlap with a run of it.
/// </summary>
internal sealed class ManualTimerRuns(ITimerStore store, TimerInvoker invoker, TimeProvider time, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Timers);
    private readonly HashSet<Task> _runs = [];
    private readonly CancellationTokenSource _cut = new();

    public void Start(TimerFunction timer)
    {
        lock (_runs)
        {
            _runs.RemoveWhere(run => run.IsCompleted);
            _runs.Add(invoker.Start(timer with { Retry = RetryPolicy.None }, () => StatusOfAsync(timer), _cut.Token));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task all;
        lock (_runs)
        {
            all = Task.WhenAll(_runs);
        }

        try
        {
            await all.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _cut.CancelAsync();
            await Task.WhenAny(all, Task.Delay(TimerListener.AfterCut, time, CancellationToken.None));
            _logger.TimersCutOff();
        }
    }

    public void Dispose() => _cut.Dispose();

    private async Task<TimerStatus?> StatusOfAsync(TimerFunction timer)
    {
        if (!timer.IsMonitored)
        {
            return null;
        }

        try
        {
            return await store.FindStatusAsync(timer.Name, _cut.Token);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            _logger.TimerStatusUnknown(timer.Name, exception.Message);
            return null;
        }
    }
}

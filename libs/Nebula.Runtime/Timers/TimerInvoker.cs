using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>Runs a timer function through the pipeline, in a scope of its own for each try.</summary>
internal sealed class TimerInvoker(
    IServiceScopeFactory scopes,
    InvocationPipeline pipeline,
    OutstandingWork outstanding,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILoggerFactory loggers)
{
    // The source that the package writes to, so that tracing is set up alike on both runtimes.
    private static readonly ActivitySource Source = new("Microsoft.Azure.Functions.Worker");

    private readonly ILogger _logger = loggers.CreateLogger(LogCategories.Timers);

    /// <summary>Returns when the function ended, well or not; a failure is logged and no concern of the schedule.</summary>
    /// <param name="timer">The function.</param>
    /// <param name="info">What it learns about its run.</param>
    /// <param name="cut">Cuts the run off.</param>
    /// <exception cref="OperationCanceledException">The run was cut off.</exception>
    public async Task InvokeAsync(TimerFunction timer, TimerInfo info, CancellationToken cut)
    {
        outstanding.BeginInvocation();
        try
        {
            await InvokeWithRetriesAsync(timer, info, cut);
        }
        finally
        {
            outstanding.EndInvocation();
        }
    }

    /// <summary>Begins a run in the background; it counts from this moment on.</summary>
    /// <param name="timer">The function.</param>
    /// <param name="findStatus">Where its schedule stands, if that is known.</param>
    /// <param name="cut">Cuts the run off.</param>
    /// <returns>The run; it never fails.</returns>
    public Task Start(TimerFunction timer, Func<Task<TimerStatus?>> findStatus, CancellationToken cut)
    {
        outstanding.BeginInvocation();
        return Task.Run(
            async () =>
            {
                try
                {
                    await InvokeWithRetriesAsync(timer, timer.InfoOf(await findStatus(), isPastDue: false), cut);
                }
                catch (OperationCanceledException exception) when (cut.IsCancellationRequested)
                {
                    _logger.TimerEnded(timer.Name, exception.Message);
                }
                catch (Exception exception)
                {
                    _logger.TimerFailed(exception, timer.Name);
                }
                finally
                {
                    outstanding.EndInvocation();
                }
            },
            CancellationToken.None);
    }

    private async Task InvokeWithRetriesAsync(TimerFunction timer, TimerInfo info, CancellationToken cut)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                await TryAsync(timer, info, retry, cut);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cut.IsCancellationRequested)
            {
                if (cut.IsCancellationRequested)
                {
                    _logger.TimerFailed(exception, timer.Name);
                    cut.ThrowIfCancellationRequested();
                }

                if (!timer.Retry.Allows(retry + 1) || lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    _logger.TimerFailed(exception, timer.Name);
                    return;
                }

                var delay = timer.Retry.DelayBefore(retry + 1, Random.Shared);
                _logger.TimerRetries(exception, timer.Name, retry + 1, delay);
                if (!await WaitAsync(delay, cut))
                {
                    _logger.TimerFailed(exception, timer.Name);
                    return;
                }
            }
        }
    }

    private async Task TryAsync(TimerFunction timer, TimerInfo info, int retry, CancellationToken cut)
    {
        using var activity = Source.StartActivity($"timer {timer.Name}");
        using var expired = new CancellationTokenSource(timer.Timeout ?? Timeout.InfiniteTimeSpan, time);
        using var told = expired.Token.UnsafeRegister(_ => _logger.TimerExpired(timer.Name, timer.Timeout!.Value), null);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cut, expired.Token);
        await using var scope = scopes.CreateAsyncScope();
        await pipeline.Execute(new RuntimeFunctionContext(timer.Function, scope.ServiceProvider, ended.Token)
        {
            Trigger = info,
            Retry = new RuntimeRetryContext(retry, timer.Retry.MaxRetryCount),
        });
    }

    /// <returns>Whether the time passed before the process was told to stop. Draining waits for retries; a stop ends them.</returns>
    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken cut)
    {
        var stopping = lifetime.ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cut);
        outstanding.BeginRetryWait();
        try
        {
            await Task.Delay(delay, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            outstanding.EndRetryWait();
        }

        cut.ThrowIfCancellationRequested();
        return !stopping.IsCancellationRequested;
    }
}

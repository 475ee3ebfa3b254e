using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Events;

/// <summary>Tells that this process began to work, as soon as PostgreSQL takes it, and that it stops.</summary>
internal sealed partial class ProcessNews(
    string process, NpgsqlDataSource database, DatabaseHealth health, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ProcessNews> logger)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private bool _isTold;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!_isTold)
        {
            return;
        }

        using var limit = new CancellationTokenSource(LastWords, time);
        try
        {
            await TellAsync(new ProcessStopped(process, Environment.MachineName, Environment.ProcessId), limit.Token);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            LogUntold(exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested && !_isTold)
        {
            try
            {
                health.ThrowIfUnavailable();
                await TellAsync(new ProcessStarted(process, Environment.MachineName, Environment.ProcessId), stoppingToken);
                _isTold = true;
            }
            catch (Exception exception) when (exception is NpgsqlException or DatabaseUnavailableException)
            {
                LogUntold(exception.Message);
                await Task.Delay(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task TellAsync(PlatformEvent happened, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await EventOutbox.AppendAsync(connection, happened, null, time.GetUtcNow(), cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "It cannot be told that this process starts or stops: {Reason}")]
    private partial void LogUntold(string reason);
}

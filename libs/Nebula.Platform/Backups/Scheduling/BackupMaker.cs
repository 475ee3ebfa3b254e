using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>
/// Makes the backup that is due or was asked for. No function, because a function's time is limited (functionTimeout in host.json) and a
/// backup takes as long as there is data. The schedule is a setting that may change at any time, so it looks every <see cref="Interval"/>.
/// </summary>
internal sealed partial class BackupMaker(BackupRunner runner, DatabaseHealth health, TimeProvider time, ILogger<BackupMaker> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            if (health.IsAvailable)
            {
                await TryAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunDueAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or DatabaseUnavailableException)
        {
            // The row of the run stays "running", by which the next look knows that it was interrupted.
            LogFailed(exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An exception that left the loop would end the whole process, which starts and meets the same again.
            LogBroken(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The scheduled backup failed by itself; the next look is in ten seconds")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Backups cannot be looked after now: {Reason}")]
    private partial void LogFailed(string reason);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Secrets;

/// <summary>Goes on with a rotation whose process was killed: at the start, and every <see cref="Interval"/>.</summary>
internal sealed partial class UnfinishedRotation(
    SecretRotation rotation, DatabaseHealth health, TimeProvider time, ILogger<UnfinishedRotation> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private string? _failure;

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
            var outcome = await health.RunAsync(rotation.FinishAsync, cancellationToken);
            Tell(outcome.Error?.Detail);
            if (outcome.Value is { } done)
            {
                LogFinished(done.Values, done.Current);
            }
        }
        catch (DatabaseUnavailableException)
        {
            // The monitor of the database says so in the log, once.
        }
        catch (Exception exception) when (exception is SecretKeyException or NpgsqlException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            Tell(exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An exception that left the loop would end the whole process, which starts and meets the same again.
            LogBroken(exception);
        }
    }

    /// <summary>Says it once and not every minute.</summary>
    private void Tell(string? failure)
    {
        if (failure is not null && failure != _failure)
        {
            LogFailed(failure);
        }

        _failure = failure;
    }

    [LoggerMessage(LogLevel.Information, "The rotation of secrets that was left unfinished is done: {Values} values sealed, now with {Key}.")]
    private partial void LogFinished(int values, string key);

    [LoggerMessage(LogLevel.Error, "Finishing the rotation of secrets failed by itself; it is tried again in a minute")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Warning, "A rotation of secrets is unfinished and cannot go on: {Reason}")]
    private partial void LogFailed(string reason);
}

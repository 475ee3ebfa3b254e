using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Npgsql;

namespace Nebula.Platform.Events.Feed;

/// <summary>
/// Reads the log for this process, once however many follow: woken by NOTIFY, and looking every second in case a notification was lost.
/// Without the database it keeps its place and tries again.
/// </summary>
internal sealed partial class EventFollower(
    NpgsqlDataSource database, DatabaseHealth health, EventLive live, EventMetrics metrics, TimeProvider time, ILogger<EventFollower> logger)
    : BackgroundService
{
    private const int MaxRows = 500;
    private const int LookEveryMs = 1000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly EventCategory[] All = Enum.GetValues<EventCategory>();

    private long? _position;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                health.ThrowIfUnavailable();
                await FollowAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(exception.Message);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // Stopping.
            }
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand($"listen {EventMover.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }

        // Listening first, reading then: nothing falls between.
        var position = await BeginAsync(connection, stoppingToken);
        while (true)
        {
            var happened = await EventStore.ReadAfterAsync(connection, position, All, MaxRows, stoppingToken).WaitAsync(Patience, time, stoppingToken);
            if (happened.Count > 0)
            {
                live.Publish(happened);
                _position = position = happened[^1].Position;
                metrics.Arrived(time.GetUtcNow() - happened[^1].OccurredAt);
            }

            if (happened.Count < MaxRows)
            {
                await connection.WaitAsync(LookEveryMs, stoppingToken);
            }
        }
    }

    private async Task<long> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var end = await EventStore.ReadEndAsync(connection, cancellationToken);
        if (_position is { } known && known <= end)
        {
            return known;
        }

        live.Reset(end);
        _position = end;
        return end;
    }

    [LoggerMessage(LogLevel.Debug, "The events cannot be followed: {Reason}")]
    private partial void LogLost(string reason);
}

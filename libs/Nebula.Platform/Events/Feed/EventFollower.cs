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
    // What a write to one reader takes, twice over: what happens while all are written to goes out with the next.
    private static readonly TimeSpan RestOfOne = TimeSpan.FromMicroseconds(50);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(100);
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
            var told = 0;
            var happened = await EventStore.ReadAfterAsync(connection, position, All, MaxRows, stoppingToken).WaitAsync(Patience, time, stoppingToken);
            if (happened.Count > 0)
            {
                told = live.Publish(happened);
                _position = position = happened[^1].Position;
                metrics.Arrived(time.GetUtcNow() - happened[^1].OccurredAt);
            }

            if (happened.Count < MaxRows)
            {
                await Task.Delay(RestAfter(told), time, stoppingToken);
                await connection.WaitAsync(LookEveryMs, stoppingToken);
            }
        }
    }

    /// <summary>How long to let events gather: an event on its own goes out at once, a flood to many readers some times a second.</summary>
    internal static TimeSpan RestAfter(int told) => RestOfOne * told < LongestRest ? RestOfOne * told : LongestRest;

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

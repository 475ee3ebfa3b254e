using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Leases;
using Npgsql;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>Counts what waits, for the metrics; in one process, like the work itself.</summary>
internal sealed partial class EventMeasurement(
    LeaseKeeper leases,
    NpgsqlDataSource home,
    IEnumerable<OutboxSource> sources,
    IEnumerable<IOutboxMover> movers,
    EventMetrics metrics,
    TimeProvider time,
    ILogger<EventMeasurement> logger) : BackgroundService
{
    private const string DeadSql = "select count(*) from event_retries where dead_at is not null";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => leases.RunAsync("event-measurement", MeasureAsync, stoppingToken);

    private async Task MeasureAsync(CancellationToken term)
    {
        while (true)
        {
            foreach (var source in sources)
            {
                await MeasureAsync(source, term);
            }

            await using (var connection = await home.OpenConnectionAsync(term))
            {
                metrics.DeadLetters(await connection.QuerySingleAsync<long>(new CommandDefinition(DeadSql, cancellationToken: term)));
            }

            await Task.Delay(Interval, time, term);
        }
    }

    private async Task MeasureAsync(OutboxSource source, CancellationToken term)
    {
        try
        {
            await using var connection = await source.DataSource.OpenConnectionAsync(term);
            foreach (var outbox in movers.Select(mover => mover.Outbox))
            {
                var sql = $"select count(*) from (select from {outbox} limit 10000) waiting";
                metrics.Waiting(source.Database, outbox, await connection.QuerySingleAsync<long>(new CommandDefinition(sql, cancellationToken: term)));
            }
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            // The dispatcher says so aloud.
            LogUncounted(source.Database, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The outboxes of {Database} cannot be counted: {Reason}")]
    private partial void LogUncounted(string database, string reason);
}

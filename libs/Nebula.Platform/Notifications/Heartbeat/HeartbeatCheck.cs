using Dapper;
using Nebula.Platform.Cache;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Handling;
using Npgsql;

namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>
/// Looks whether all is well: Redis, every outbox, every handler of events, and what sends notifications. That the database answers is asked
/// by looking.
/// </summary>
internal sealed class HeartbeatCheck(
    NpgsqlDataSource database, IEnumerable<OutboxSource> outboxes, IEnumerable<IEventHandler> handlers, RedisCache redis, TimeProvider time)
{
    // Longer than anything waits while somebody does it.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    // A sender that has many to send, or is asked to wait, is not stuck.
    private static readonly TimeSpan StuckSender = TimeSpan.FromMinutes(5);

    private const string OutboxSql = "select exists (select from event_outbox where occurred_at < @before) or exists (select from audit_outbox where occurred_at < @before)";

    // The next one there is: positions have gaps where events were removed with what they told of.
    private const string HandlerSql =
        """
        select h.name from event_handlers h
        cross join lateral (select occurred_at from events where position > h.position order by position limit 1) e
        where h.name = any(@names) and e.occurred_at < @before
        order by h.name limit 1
        """;

    private const string SenderSql =
        """
        select c.name from notification_channels c
        where c.enabled and c.broken_at is null
          and (c.wait_until is null or c.wait_until < @before) and (c.lease_until is null or c.lease_until < @before)
          and exists (select from notification_deliveries d where d.channel_id = c.id and d.state = 'waiting' and d.due_at < @before)
        order by c.name limit 1
        """;

    /// <returns>What is not well, for people; null when all is.</returns>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        if (redis.IsConfigured && !await redis.PingAsync())
        {
            return "Redis does not answer.";
        }

        var before = time.GetUtcNow() - Stuck;
        foreach (var outbox in outboxes)
        {
            if (await AskAsync<bool>(outbox.DataSource, OutboxSql, new { before }, cancellationToken))
            {
                return $"Events wait in the outbox of {outbox.Database} for more than a minute.";
            }
        }

        var names = handlers.Select(handler => handler.Name).ToArray();
        if (await AskAsync<string?>(database, HandlerSql, new { names, before }, cancellationToken) is { } handler)
        {
            return $"The handler {handler} has not heard of an event for more than a minute.";
        }

        return await AskAsync<string?>(database, SenderSql, new { before = time.GetUtcNow() - StuckSender }, cancellationToken) is { } channel
            ? $"Nothing sends what waits for the channel {channel}."
            : null;
    }

    private static async Task<T?> AskAsync<T>(NpgsqlDataSource source, string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}

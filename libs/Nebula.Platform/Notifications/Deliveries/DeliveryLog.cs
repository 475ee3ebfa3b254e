using System.Text;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>What was sent and what was not, and once more what was given up.</summary>
public sealed class DeliveryLog(NpgsqlDataSource database, DeliverySignal signal, TimeProvider time)
{
    private const string RetrySql =
        $"""
        update notification_deliveries
        set state = 'waiting', reason = null, detail = null, due_at = @now, planned_at = @now, started_at = null, finished_at = null
        where id = @id and state = 'failed' and event_id is not null and category = any(@categories)
        returning {DeliveryRow.Columns}
        """;

    private const string ExistsSql = "select exists (select from notification_deliveries where id = @id and category = any(@categories))";

    private const string ChannelExistsSql = "select exists (select from notification_channels where id = @ChannelId)";

    /// <summary>Lines about events of the categories that the caller may see.</summary>
    public async Task<Result<DeliveryPage>> ReadPageAsync(DeliveryQuery query, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > DeliveryQuery.MaxLimit)
        {
            return Error.Invalid("query_invalid", "The limit is not possible.", new FieldError("limit", $"It must be from 1 to {DeliveryQuery.MaxLimit}."));
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var command = new CommandDefinition(PageSql(query), ValuesOf(query, visible), cancellationToken: cancellationToken);
        var rows = (await connection.QueryAsync<DeliveryRow>(command)).AsList();
        var items = rows.Take(query.Limit).Select(row => row.ToDelivery()).ToList();
        return new DeliveryPage(items, rows.Count > query.Limit ? items[^1].Position : null);
    }

    /// <summary>Has something that was given up sent once more.</summary>
    public async Task<Result<Delivery>> RetryAsync(Guid id, IReadOnlyList<EventCategory> visible, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (now, categories) = (time.GetUtcNow(), Texts(visible));
        var row = await connection.QuerySingleOrDefaultAsync<DeliveryRow>(
            new CommandDefinition(RetrySql, new { id, now, categories }, cancellationToken: cancellationToken));
        if (row is null)
        {
            return await connection.QuerySingleAsync<bool>(new CommandDefinition(ExistsSql, new { id, categories }, cancellationToken: cancellationToken))
                ? Error.Conflict("delivery_not_failed", "Only what has failed can be sent once more, and a test is made anew.")
                : Error.NotFound("delivery_not_found", "There is no such delivery, or it is so old that it was deleted.");
        }

        if (!await connection.QuerySingleAsync<bool>(new CommandDefinition(ChannelExistsSql, row, cancellationToken: cancellationToken)))
        {
            return ChannelService.NotFound(row.ChannelId);
        }

        var entry = new AuditEntry(actor, AuditActions.NotificationRetried, AuditOutcome.Done) { Target = $"delivery:{id}", TargetName = row.Title };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise();
        return row.ToDelivery();
    }

    // Only conditions that are asked for, so that each has its index.
    internal static string PageSql(DeliveryQuery query)
    {
        var sql = new StringBuilder($"select {DeliveryRow.Columns} from notification_deliveries where category = any(@categories)");
        Add(query.Channel, "channel_id = @channel");
        Add(query.Rule, "rule_id = @rule");
        Add(query.Event, "event_id = @event");
        Add(query.State, "state = @state");
        Add(query.Reason, "reason = @reason");
        Add(query.Story, "story = @story");
        Add(query.Before, "seq < @before");
        return sql.Append(" order by seq desc limit @limit").ToString();

        void Add(object? value, string condition)
        {
            if (value is not null)
            {
                sql.Append(" and ").Append(condition);
            }
        }
    }

    internal static object ValuesOf(DeliveryQuery query, IReadOnlyList<EventCategory> visible) => new
    {
        categories = Texts(visible),
        channel = query.Channel,
        rule = query.Rule,
        @event = query.Event,
        state = query.State is { } state ? EventText.Of(state) : null,
        reason = query.Reason is { } reason ? EventText.Of(reason) : null,
        story = query.Story,
        before = query.Before,
        limit = query.Limit + 1,
    };

    private static string[] Texts(IReadOnlyList<EventCategory> categories) => [.. categories.Select(EventText.Of)];
}

using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>Table <c>notification_channels</c>.</summary>
internal static class ChannelStore
{
    /// <summary>What a rotation of keys re-seals.</summary>
    public static readonly SealedColumn Column = new("notification_channels", "id", "sealed");

    private const string Columns =
        """
        c.id, c.name, c.kind, c.enabled, c.target::text as target, c.sealed, c.version, c.created_at as CreatedAt, c.updated_at as UpdatedAt,
        c.updated_by as UpdatedBy, c.wait_until as WaitUntil, c.wait_for as WaitFor, c.broken_at as BrokenAt, c.broken_why as BrokenWhy, c.failures
        """;

    // Few channels, and for each one look into an index of its deliveries.
    private const string ShownSql =
        $"""
        select {Columns}, w.waiting, l.state as LastState, l.reason as LastReason,
               case when l.category = any(@categories) then l.detail end as LastDetail,
               case when l.category = any(@categories) then l.title else 'An event that you may not see' end as LastTitle,
               coalesce(l.finished_at, l.planned_at) as LastAt
        from notification_channels c
        cross join lateral (
            select count(*)::integer as waiting
            from (select from notification_deliveries d where d.channel_id = c.id and d.state = 'waiting' limit 1000) d) w
        left join lateral (
            select d.state, d.reason, d.detail, d.title, d.category, d.finished_at, d.planned_at
            from notification_deliveries d where d.channel_id = c.id order by d.seq desc limit 1) l on true
        where @id::uuid is null or c.id = @id
        order by lower(c.name)
        """;

    private const string FindSql = $"select {Columns} from notification_channels c where c.id = @id";

    private const string LockSql = $"{FindSql} for update";

    private const string CountSql = "select count(*) from notification_channels";

    private const string InsertSql =
        """
        insert into notification_channels (id, name, kind, enabled, target, sealed, version, created_at, updated_at, updated_by)
        values (@Id, @Name, @Kind, @Enabled, @Target::jsonb, @Sealed, @Version, @CreatedAt, @UpdatedAt, @UpdatedBy)
        """;

    // Somebody has looked after it: what it waited for and why it was given up is over.
    private const string UpdateSql =
        """
        update notification_channels
        set name = @Name, kind = @Kind, enabled = @Enabled, target = @Target::jsonb, sealed = @Sealed, version = @Version,
            updated_at = @UpdatedAt, updated_by = @UpdatedBy, wait_until = null, wait_for = null, failures = 0, broken_at = null, broken_why = null
        where id = @Id
        """;

    private const string DeleteSql =
        """
        update notification_deliveries set state = 'not_sent', reason = 'channel_deleted', finished_at = @now where channel_id = @id and state = 'waiting';
        update notification_rules set channel_ids = array_remove(channel_ids, @id), version = version + 1 where channel_ids @> array[@id];
        delete from notification_links where channel_id = @id;
        delete from notification_channels where id = @id
        """;

    // A message that was sent to one place cannot be changed over another.
    private const string ForgetMessagesSql = "delete from notification_messages where channel_id = @id";

    public static async Task<List<ChannelRow>> ListAsync(
        NpgsqlConnection connection, Guid? id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        var values = new { id, categories = visible.Select(EventText.Of).ToArray() };
        return (await connection.QueryAsync<ChannelRow>(new CommandDefinition(ShownSql, values, cancellationToken: cancellationToken))).AsList();
    }

    public static Task<ChannelRow?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<ChannelRow>(new CommandDefinition(FindSql, new { id }, cancellationToken: cancellationToken));

    public static Task<ChannelRow?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<ChannelRow>(new CommandDefinition(LockSql, new { id }, cancellationToken: cancellationToken));

    public static Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));

    public static Task InsertAsync(NpgsqlConnection connection, ChannelRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));

    public static async Task UpdateAsync(NpgsqlConnection connection, ChannelRow row, bool leadsElsewhere, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(UpdateSql, row, cancellationToken: cancellationToken));
        if (leadsElsewhere)
        {
            await connection.ExecuteAsync(new CommandDefinition(ForgetMessagesSql, new { id = row.Id }, cancellationToken: cancellationToken));
        }
    }

    public static Task DeleteAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { id, now }, cancellationToken: cancellationToken));
}

using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Npgsql;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>Table <c>notification_rules</c>.</summary>
internal static class RuleStore
{
    private const string Columns =
        """
        r.id, r.name, r.enabled, r.definition::text as definition, r.channel_ids as ChannelIds, r.tells_security as TellsSecurity, r.version,
        r.created_at as CreatedAt, r.updated_at as UpdatedAt, r.updated_by as UpdatedBy
        """;

    private const string ShownSql =
        $"""
        select {Columns}, l.state as LastState, l.reason as LastReason,
               case when l.category = any(@categories) then l.detail end as LastDetail,
               case when l.category = any(@categories) then l.title else 'An event that you may not see' end as LastTitle,
               coalesce(l.finished_at, l.planned_at) as LastAt
        from notification_rules r
        left join lateral (
            select d.state, d.reason, d.detail, d.title, d.category, d.finished_at, d.planned_at
            from notification_deliveries d where d.rule_id = r.id order by d.seq desc limit 1) l on true
        where @id::uuid is null or r.id = @id
        order by lower(r.name)
        """;

    // In the order in which they were made: of several that tell the same over one channel, the first one does.
    private const string EnabledSql = $"select {Columns} from notification_rules r where r.enabled order by r.created_at, r.id";

    private const string LockSql = $"select {Columns} from notification_rules r where r.id = @id for update";

    private const string ChannelsSql = "select id as Id, name as Name, kind as Kind, enabled as Enabled from notification_channels";

    private const string CountSql = "select count(*) from notification_rules";

    private const string InsertSql =
        """
        insert into notification_rules (id, name, enabled, definition, channel_ids, tells_security, version, created_at, updated_at, updated_by)
        values (@Id, @Name, @Enabled, @Definition::jsonb, @ChannelIds, @TellsSecurity, @Version, @CreatedAt, @UpdatedAt, @UpdatedBy)
        """;

    private const string UpdateSql =
        """
        update notification_rules
        set name = @Name, enabled = @Enabled, definition = @Definition::jsonb, channel_ids = @ChannelIds, tells_security = @TellsSecurity,
            version = @Version, updated_at = @UpdatedAt, updated_by = @UpdatedBy
        where id = @Id
        """;

    private const string DeleteSql = "delete from notification_rules where id = @id";

    public static async Task<List<RuleRow>> ListAsync(
        NpgsqlConnection connection, Guid? id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        var values = new { id, categories = visible.Select(EventText.Of).ToArray() };
        return (await connection.QueryAsync<RuleRow>(new CommandDefinition(ShownSql, values, cancellationToken: cancellationToken))).AsList();
    }

    public static async Task<List<RuleRow>> ReadEnabledAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<RuleRow>(new CommandDefinition(EnabledSql, cancellationToken: cancellationToken))).AsList();

    public static async Task<Dictionary<Guid, RuleChannel>> ReadChannelsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<(Guid Id, string Name, string Kind, bool Enabled)>(new CommandDefinition(ChannelsSql, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Id, row => new RuleChannel(row.Id, row.Name, EventText.Find<ChannelKind>(row.Kind)!.Value, row.Enabled));
    }

    public static Task<RuleRow?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<RuleRow>(new CommandDefinition(LockSql, new { id }, cancellationToken: cancellationToken));

    public static Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));

    public static Task InsertAsync(NpgsqlConnection connection, RuleRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));

    public static Task UpdateAsync(NpgsqlConnection connection, RuleRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(UpdateSql, row, cancellationToken: cancellationToken));

    public static Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { id }, cancellationToken: cancellationToken));
}

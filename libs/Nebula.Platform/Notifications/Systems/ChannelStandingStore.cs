using Dapper;
using Npgsql;

namespace Nebula.Platform.Notifications.Systems;

internal static class ChannelStandingStore
{
    // What was left out by a rule says nothing of the other side, so the last that was tried is looked for, a bounded way back.
    private const string ReadSql =
        """
        select c.id, c.name, c.kind, c.failures, c.wait_for as WaitFor, c.broken_why as BrokenWhy, l.state, l.answer, l.finished_at as At
        from notification_channels c
        left join lateral (
            select d.state, coalesce(d.answer, d.detail) as answer, d.finished_at
            from (
                select n.seq, n.state, n.answer, n.detail, n.finished_at
                from notification_deliveries n where n.channel_id = c.id order by n.seq desc limit 200) d
            where d.state in ('sent', 'failed') and d.finished_at >= c.updated_at
            order by d.seq desc limit 1) l on true
        where c.enabled
        order by lower(c.name)
        """;

    public static async Task<List<ChannelStanding>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<ChannelStanding>(new CommandDefinition(ReadSql, cancellationToken: cancellationToken))).AsList();
}

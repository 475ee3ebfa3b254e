using Dapper;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Dashboards;

/// <summary>Who was last here when.</summary>
public sealed class DashboardVisits(NpgsqlDataSource database, TimeProvider time)
{
    // A reload or a short walk to the kitchen is still the same visit.
    private static readonly TimeSpan SameVisit = TimeSpan.FromMinutes(30);

    private const int MaxEvents = 50;

    // Whoever was away for very long is told of the newest.
    private const int MaxLookedAt = 5000;

    private const string Note =
        """
        insert into dashboard_visits (user_id, since, since_position, last_seen_at, last_position)
        select @user, null, null, @now, position from event_feed
        on conflict (user_id) do update set
            since = case when excluded.last_seen_at - dashboard_visits.last_seen_at > @same
                then dashboard_visits.last_seen_at else dashboard_visits.since end,
            since_position = case when excluded.last_seen_at - dashboard_visits.last_seen_at > @same
                then dashboard_visits.last_position else dashboard_visits.since_position end,
            last_seen_at = greatest(excluded.last_seen_at, dashboard_visits.last_seen_at),
            last_position = excluded.last_position
        returning since as Since, since_position as SincePosition, last_position as LastPosition
        """;

    internal const string NewsSql =
        $"""
        select position, {EventRow.Columns}
        from events
        where position > @after and category = any(@categories) and (severity in ('warning', 'error', 'critical') or category = 'deployment')
            and type not like 'incident.%'
        order by position desc
        limit @limit
        """;

    /// <summary>Somebody is here: notes it, and says since when that was not so.</summary>
    public async Task<DashboardVisit> NoteAsync(Guid user, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var visit = await connection.QuerySingleAsync<Row>(
            new CommandDefinition(Note, new { user, now = time.GetUtcNow(), same = SameVisit }, cancellationToken: cancellationToken));
        if (visit.SincePosition is not { } since)
        {
            return new DashboardVisit(visit.Since, [], false);
        }

        var values = new
        {
            after = Math.Max(since, visit.LastPosition - MaxLookedAt),
            categories = visible.Select(EventText.Of).ToArray(),
            limit = MaxEvents + 1,
        };
        var rows = (await connection.QueryAsync<EventRow>(new CommandDefinition(NewsSql, values, cancellationToken: cancellationToken))).AsList();
        return new DashboardVisit(visit.Since, [.. rows.Take(MaxEvents).Select(row => row.ToFeed())], rows.Count > MaxEvents);
    }

    private sealed record Row
    {
        public DateTimeOffset? Since { get; init; }

        public long? SincePosition { get; init; }

        public required long LastPosition { get; init; }
    }
}

using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>The response chart of one monitor.</summary>
internal sealed class SeriesStore
{
    // Each stretch comes from the coarsest level that has it: hours until they are done, then minutes, then results. A window of a day
    // or less needs finer points than hours, so hours end before it begins.
    private const string Sql = """
        WITH ends AS (
            SELECT CASE WHEN @Fine THEN @From
                        ELSE greatest(@From, coalesce((SELECT done_until FROM rollup_progress WHERE level = 'hour'), @From)) END AS hours,
                   greatest(@From, coalesce((SELECT done_until FROM rollup_progress WHERE level = 'minute'), @From)) AS minutes
        ), parts AS (
            SELECT h.starts_at, h.sum_ms, h.min_ms, h.max_ms, h.answers, h.up, h.degraded, h.down, h.unknown
            FROM check_hours h, ends
            WHERE h.monitor_no = @No AND h.starts_at >= @From AND h.starts_at < ends.hours
            UNION ALL
            SELECT m.starts_at, m.sum_ms, m.min_ms, m.max_ms, m.answers, m.up, m.degraded, m.down, m.unknown
            FROM check_minutes m, ends
            WHERE m.monitor_no = @No AND m.starts_at >= ends.hours AND m.starts_at < ends.minutes
            UNION ALL
            SELECT r.planned_at, coalesce(r.response_time_ms, 0), r.response_time_ms, r.response_time_ms,
                   (r.response_time_ms IS NOT NULL)::integer, (r.state = 0)::integer, (r.state = 1)::integer, (r.state = 2)::integer,
                   (r.state = 3)::integer
            FROM check_results r, ends
            WHERE r.monitor_no = @No AND r.planned_at >= greatest(ends.hours, ends.minutes)
        )
        SELECT date_bin(@Bucket, starts_at, 'epoch'::timestamptz) AS At,
               (sum(sum_ms)::double precision / nullif(sum(answers), 0)) AS AvgMs, min(min_ms) AS MinMs, max(max_ms) AS MaxMs,
               sum(up)::integer AS Up, sum(degraded)::integer AS Degraded, sum(down)::integer AS Down, sum(unknown)::integer AS Unknown
        FROM parts
        GROUP BY 1
        ORDER BY 1
        """;

    public async Task<IReadOnlyList<SeriesPoint>> ReadAsync(
        NpgsqlConnection connection, int no, StatusWindow window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whole buckets: the first point must not be made of half the checks.
        var from = now - window.Length;
        var start = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % window.Bucket.Ticks), TimeSpan.Zero);
        var parameters = new { No = no, From = start, window.Bucket, Fine = window.Bucket < TimeSpan.FromHours(1) };
        return [.. await connection.QueryAsync<SeriesPoint>(new CommandDefinition(Sql, parameters, cancellationToken: cancellationToken))];
    }
}

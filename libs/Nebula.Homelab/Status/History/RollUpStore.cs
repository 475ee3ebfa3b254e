using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>Makes minutes of results, hours of minutes, days of hours. A bucket is always made anew from all that is below it.</summary>
internal sealed class RollUpStore
{
    // Where nothing was rolled up yet, begin where the level below begins.
    private const string BeginSql = """
        INSERT INTO rollup_progress (level, done_until)
        SELECT level, start FROM (VALUES
            ('minute', (SELECT date_trunc('minute', min(planned_at), 'UTC') FROM check_results)),
            ('hour', (SELECT date_trunc('hour', min(planned_at), 'UTC') FROM check_results)),
            ('day', (SELECT date_trunc('day', min(planned_at), 'UTC') FROM check_results))) AS first (level, start)
        WHERE start IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private const string ProgressSql = "SELECT level AS Level, done_until AS DoneUntil FROM rollup_progress";

    private const string MinutesSql = """
        INSERT INTO check_minutes (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown)
        SELECT date_trunc('minute', planned_at, 'UTC'), monitor_no, coalesce(sum(response_time_ms), 0), min(response_time_ms),
               max(response_time_ms), count(response_time_ms), count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 1),
               count(*) FILTER (WHERE state = 2), count(*) FILTER (WHERE state = 3)
        FROM check_results
        WHERE planned_at >= @From AND planned_at < @To
        GROUP BY 1, 2
        ON CONFLICT (monitor_no, starts_at) DO UPDATE SET
            sum_ms = excluded.sum_ms, min_ms = excluded.min_ms, max_ms = excluded.max_ms, answers = excluded.answers, up = excluded.up,
            degraded = excluded.degraded, down = excluded.down, unknown = excluded.unknown
        """;

    private const string HoursSql = """
        INSERT INTO check_hours (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown)
        SELECT date_trunc('hour', starts_at, 'UTC'), monitor_no, sum(sum_ms), min(min_ms), max(max_ms), sum(answers), sum(up),
               sum(degraded), sum(down), sum(unknown)
        FROM check_minutes
        WHERE starts_at >= @From AND starts_at < @To
        GROUP BY 1, 2
        ON CONFLICT (monitor_no, starts_at) DO UPDATE SET
            sum_ms = excluded.sum_ms, min_ms = excluded.min_ms, max_ms = excluded.max_ms, answers = excluded.answers, up = excluded.up,
            degraded = excluded.degraded, down = excluded.down, unknown = excluded.unknown
        """;

    private const string DaysSql = """
        WITH counts AS (
            SELECT monitor_no, sum(sum_ms) AS sum_ms, min(min_ms) AS min_ms, max(max_ms) AS max_ms, sum(answers) AS answers,
                   sum(up) AS up, sum(degraded) AS degraded, sum(down) AS down, sum(unknown) AS unknown
            FROM check_hours
            WHERE starts_at >= @From AND starts_at < @To
            GROUP BY monitor_no
        ), parts AS (
            SELECT monitor_no, state,
                   extract(epoch FROM least(coalesce(ended_at, @To), @To) - greatest(started_at, @From))::double precision AS seconds
            FROM state_intervals
            WHERE started_at < @To AND (ended_at > @From OR ended_at IS NULL)
        ), times AS (
            SELECT monitor_no, sum(seconds) FILTER (WHERE state = 0) AS up, sum(seconds) FILTER (WHERE state = 1) AS degraded,
                   sum(seconds) FILTER (WHERE state = 2) AS down, sum(seconds) FILTER (WHERE state = 3) AS unknown
            FROM parts
            GROUP BY monitor_no
        )
        INSERT INTO check_days (
            starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown, up_seconds, degraded_seconds,
            down_seconds, unknown_seconds)
        SELECT @From, monitor_no, coalesce(c.sum_ms, 0), c.min_ms, c.max_ms, coalesce(c.answers, 0), coalesce(c.up, 0),
               coalesce(c.degraded, 0), coalesce(c.down, 0), coalesce(c.unknown, 0), coalesce(t.up, 0), coalesce(t.degraded, 0),
               coalesce(t.down, 0), coalesce(t.unknown, 0)
        FROM counts c FULL JOIN times t USING (monitor_no)
        ON CONFLICT (monitor_no, starts_at) DO UPDATE SET
            sum_ms = excluded.sum_ms, min_ms = excluded.min_ms, max_ms = excluded.max_ms, answers = excluded.answers, up = excluded.up,
            degraded = excluded.degraded, down = excluded.down, unknown = excluded.unknown, up_seconds = excluded.up_seconds,
            degraded_seconds = excluded.degraded_seconds, down_seconds = excluded.down_seconds, unknown_seconds = excluded.unknown_seconds
        """;

    // What lies above must be made again when what lies below was set back.
    private const string AdvanceSql = """
        UPDATE rollup_progress SET done_until = CASE
            WHEN level = @Level THEN @Until
            ELSE least(done_until, date_trunc(level, @From, 'UTC')) END
        WHERE level = ANY(@Levels)
        """;

    public async Task<Dictionary<string, DateTimeOffset>> ReadProgressAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(BeginSql, cancellationToken: cancellationToken));
        var rows = await connection.QueryAsync<ProgressRow>(new CommandDefinition(ProgressSql, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Level, row => row.DoneUntil, StringComparer.Ordinal);
    }

    /// <summary>Makes the buckets of one level within a stretch whose ends are ends of buckets, and notes how far that is.</summary>
    public async Task RollUpAsync(
        NpgsqlConnection connection, RollUpLevel level, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (sql, name, levels) = level switch
        {
            RollUpLevel.Minute => (MinutesSql, "minute", new[] { "minute", "hour", "day" }),
            RollUpLevel.Hour => (HoursSql, "hour", ["hour", "day"]),
            RollUpLevel.Day => (DaysSql, "day", ["day"]),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
        };
        await connection.ExecuteAsync(new CommandDefinition(sql, new { From = from, To = to }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            AdvanceSql, new { Level = name, Levels = levels, From = from, Until = to }, cancellationToken: cancellationToken));
    }

    private sealed record ProgressRow
    {
        public required string Level { get; init; }

        public required DateTimeOffset DoneUntil { get; init; }
    }
}

using Dapper;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>
/// Monitors with a year of days, 100 days of hours, an outage of a quarter of an hour every 108 hours (at one and at 13 o'clock, so that
/// none is of two days, whenever this runs), and an incident each. A fifth of them check what never answers.
/// </summary>
internal static class StatusSeed
{
    public const int IntervalSeconds = 20;
    public const int TimeoutSeconds = 10;

    private const string Sql = """
        INSERT INTO monitors (id, key, source, name, group_name, tags, public, depends_on, interval_seconds, timeout_seconds, retries,
                              check_spec, created_at, updated_at)
        SELECT gen_random_uuid(), 'm' || n, 'page', 'Service ' || n, 'Group ' || n % 20, '{}', true, '{}', @Interval, @Timeout, 1,
               jsonb_build_object('type', 'http', 'url', @Url || CASE WHEN n % 5 = 0 THEN @Silent ELSE '' END || 'm' || n), now() - interval '1 year', now()
        FROM generate_series(1, @Monitors) n;

        INSERT INTO state_intervals (monitor_no, started_at, ended_at, state)
        SELECT m.no, s.at, s.at + interval '107 hours 45 minutes', 0
        FROM monitors m, generate_series(date_trunc('day', now(), 'UTC') + interval '1 hour' - interval '90 days', now() - interval '5 days', interval '108 hours') AS s (at)
        UNION ALL
        SELECT m.no, s.at + interval '107 hours 45 minutes', s.at + interval '108 hours', 2
        FROM monitors m, generate_series(date_trunc('day', now(), 'UTC') + interval '1 hour' - interval '90 days', now() - interval '5 days', interval '108 hours') AS s (at);

        INSERT INTO incidents (id, root, monitor_ids, title, severity, started_at, resolved_at, reason, timeline)
        SELECT gen_random_uuid(), 'service:' || m.key, ARRAY[m.id], m.name || ' was down', 'down', now() - interval '1 day' * (m.no % 90 + 1),
               now() - interval '1 day' * (m.no % 90 + 1) + interval '15 minutes', 'expected 200-299, got 502', '[]'
        FROM monitors m;

        INSERT INTO check_hours (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown)
        SELECT h.at, m.no, 1800, 3, 90, 180, 180, 0, 0, 0
        FROM generate_series(date_trunc('hour', now() - interval '100 days'), date_trunc('hour', now()) - interval '1 hour', interval '1 hour') AS h (at), monitors m;

        INSERT INTO check_days (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown,
                                up_seconds, degraded_seconds, down_seconds, unknown_seconds)
        SELECT d.at, m.no, 43200, 3, 90, 4320, 4320, 0, 0, 0, 86400, 0, 0, 0
        FROM generate_series(date_trunc('day', now(), 'UTC') - interval '1 year', now() - interval '1 day', interval '1 day') AS d (at), monitors m;

        ANALYZE;
        """;

    public static async Task WriteAsync(NpgsqlDataSource database, int monitors, Uri target, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var values = new { Monitors = monitors, Url = target.AbsoluteUri, BenchmarkTarget.Silent, Interval = IntervalSeconds, Timeout = TimeoutSeconds };
        await connection.ExecuteAsync(new CommandDefinition(Sql, values, commandTimeout: 300, cancellationToken: cancellationToken));
    }
}

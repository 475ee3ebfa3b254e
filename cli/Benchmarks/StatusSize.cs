using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Cli.Embedded;
using Nebula.Cli.Launching;
using Nebula.Homelab.Status.History;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>How large the database is after a year of checks every 20 s, with what is kept of it and an outage a week for each monitor.</summary>
internal sealed class StatusSize(string root, int monitors)
{
    private const string Sql = """
        INSERT INTO monitors (id, key, source, name, group_name, tags, public, depends_on, interval_seconds, timeout_seconds, retries,
                              check_spec, created_at, updated_at)
        SELECT gen_random_uuid(), 'm' || n, 'page', 'Service ' || n, 'Group ' || n % 20, '{}', true, '{}', 20, 10, 1,
               jsonb_build_object('type', 'http', 'url', 'http://m' || n || '.example/'), now() - interval '1 year', now()
        FROM generate_series(1, @Monitors) n;

        INSERT INTO check_results (planned_at, monitor_no, response_time_ms, state, note)
        SELECT t, m.no, 40 + m.no % 50, CASE WHEN random() < 0.01 THEN 2 ELSE 0 END,
               CASE WHEN random() < 0.01 THEN jsonb_build_object('reason', 'expected 200-299, got 502', 'evidence',
                    jsonb_build_object('expected', '200-299', 'actual', '502 in 84 ms', 'seenFrom', 'nebula')) END
        FROM generate_series(now() - @Results, now(), interval '20 seconds') t, monitors m;

        INSERT INTO check_minutes (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown)
        SELECT t, m.no, 240, 40, 90, 3, 3, 0, 0, 0
        FROM generate_series(date_trunc('minute', now() - @Minutes), now(), interval '1 minute') t, monitors m;

        INSERT INTO check_hours (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown)
        SELECT t, m.no, 14400, 40, 90, 180, 180, 0, 0, 0
        FROM generate_series(date_trunc('hour', now() - @Hours), now(), interval '1 hour') t, monitors m;

        INSERT INTO check_days (starts_at, monitor_no, sum_ms, min_ms, max_ms, answers, up, degraded, down, unknown,
                                up_seconds, degraded_seconds, down_seconds, unknown_seconds)
        SELECT t, m.no, 345600, 40, 90, 4320, 4320, 0, 0, 0, 86400, 0, 0, 0
        FROM generate_series(date_trunc('day', now() - interval '1 year'), now(), interval '1 day') t, monitors m;

        INSERT INTO state_intervals (monitor_no, started_at, ended_at, state)
        SELECT m.no, t, t + interval '3 days', 0 FROM generate_series(now() - @Intervals, now(), interval '3 days') t, monitors m;

        INSERT INTO incidents (id, root, monitor_ids, title, severity, started_at, resolved_at, reason, evidence, timeline)
        SELECT gen_random_uuid(), 'service:' || m.key, ARRAY[m.id], m.name || ' is down', 'down', t, t + interval '15 minutes',
               'expected 200-299, got 502', '{"expected": "200-299", "actual": "502 in 84 ms", "seenFrom": "nebula"}',
               '[{"at": "2026-01-01T00:00:00Z", "kind": "opened", "text": "down: got 502"}, {"at": "2026-01-01T00:15:00Z", "kind": "resolved", "text": "up"}]'
        FROM generate_series(now() - interval '1 year', now(), interval '7 days') t, monitors m;
        """;

    // One for each quarter of a second in which a result came, an hour back.
    private const string FeedSql = """
        INSERT INTO status_feed (position, at, batch)
        SELECT nextval('status_feed_position'), t, jsonb_build_object('results', jsonb_build_array(
            jsonb_build_object('no', 1, 'at', t, 'ms', 84, 'found', 'up', 'state', 'up', 'since', t, 'reason', '200 in 84 ms',
                'evidence', jsonb_build_object('expected', '200-299', 'actual', '200 in 84 ms', 'seenFrom', 'nebula')),
            jsonb_build_object('no', 2, 'at', t, 'ms', 84, 'found', 'up', 'state', 'up', 'since', t, 'reason', '200 in 84 ms',
                'evidence', jsonb_build_object('expected', '200-299', 'actual', '200 in 84 ms', 'seenFrom', 'nebula'))))
        FROM generate_series(now() - @Feed, now(), interval '250 milliseconds') t
        """;

    private const string Size = "SELECT pg_database_size(current_database())";

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        // Not a private folder: PostgreSQL may run as another user.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}-size")).FullName;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "postgres"), NodeModules = Path.Combine(root, "deploy/embedded/node_modules") },
                cancellationToken);
            var options = new PostgresOptions { Connection = postgres.ConnectionUri };
            await new Migrator(Options.Create(options), Databases.Sources).MigrateAsync(cancellationToken);
            await using var database = NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.HomelabJarvis));
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var empty = await connection.QuerySingleAsync<long>(Size);
            var kept = new
            {
                Monitors = monitors,
                StatusRetention.Results,
                StatusRetention.Minutes,
                StatusRetention.Hours,
                StatusRetention.Intervals,
                StatusRetention.Feed,
            };
            await connection.ExecuteAsync(new CommandDefinition(Sql, kept, commandTimeout: 600, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(FeedSql, kept, commandTimeout: 600, cancellationToken: cancellationToken));
            var full = await connection.QuerySingleAsync<long>(Size);
            return
            [
                new("the database without a monitor", empty / 1e6, "MB", null),
                new($"{monitors} monitors every 20 s, a year: the database", full / 1e6, "MB", 200),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

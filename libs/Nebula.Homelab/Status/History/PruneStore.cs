using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>Deletes what is too old and already rolled up.</summary>
internal sealed class PruneStore
{
    // 50 results of a monitor checked once a day are older than two days.
    private const string ResultsSql = """
        DELETE FROM check_results r
        USING monitors m
        WHERE m.no = r.monitor_no AND r.planned_at < @Before
          AND r.planned_at < @Now - make_interval(secs => 50 * m.interval_seconds)
          AND r.planned_at < (SELECT done_until FROM rollup_progress WHERE level = 'minute')
        """;

    private const string MinutesSql = """
        DELETE FROM check_minutes
        WHERE starts_at < @Before AND starts_at < (SELECT done_until FROM rollup_progress WHERE level = 'hour')
        """;

    private const string HoursSql = """
        DELETE FROM check_hours
        WHERE starts_at < @Before AND starts_at < (SELECT done_until FROM rollup_progress WHERE level = 'day')
        """;

    private const string IntervalsSql = """
        DELETE FROM state_intervals
        WHERE ended_at < @Before AND ended_at < (SELECT done_until FROM rollup_progress WHERE level = 'day')
        """;

    private const string IncidentsSql = "DELETE FROM incidents WHERE resolved_at < @Before AND started_at < @Before";

    public async Task PruneAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await DeleteAsync(ResultsSql, StatusRetention.Results);
        await DeleteAsync(MinutesSql, StatusRetention.Minutes);
        await DeleteAsync(HoursSql, StatusRetention.Hours);
        await DeleteAsync(IntervalsSql, StatusRetention.Intervals);
        await DeleteAsync(IncidentsSql, StatusRetention.Incidents);

        Task DeleteAsync(string sql, TimeSpan age) => connection.ExecuteAsync(
            new CommandDefinition(sql, new { Before = now - age, Now = now }, commandTimeout: 300, cancellationToken: cancellationToken));
    }
}

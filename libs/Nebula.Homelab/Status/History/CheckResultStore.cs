using System.Text.Json;
using Dapper;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>Raw results.</summary>
internal sealed class CheckResultStore
{
    private const string InsertSql = """
        INSERT INTO check_results (planned_at, monitor_no, response_time_ms, state, note)
        SELECT * FROM unnest(@At::timestamptz[], @No::integer[], @Ms::integer[], @State::smallint[], @Note::jsonb[])
        ON CONFLICT DO NOTHING
        RETURNING monitor_no AS No, planned_at AS At
        """;

    private const string LatestSql = """
        SELECT planned_at AS At, response_time_ms AS Ms, state AS State, note::text AS Note
        FROM check_results
        WHERE monitor_no = @No
        ORDER BY planned_at DESC
        LIMIT @Limit
        """;

    private const string SinceSql = """
        SELECT planned_at AS At, response_time_ms AS Ms, state AS State, note::text AS Note
        FROM check_results
        WHERE monitor_no = @No AND planned_at >= @Since
        ORDER BY planned_at DESC
        LIMIT @Limit
        """;

    /// <summary>Writes what is not there yet, and hands back what that was.</summary>
    public async Task<HashSet<(int No, DateTimeOffset At)>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<CheckReport> reports, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            At = reports.Select(report => report.Seen.At).ToArray(),
            No = reports.Select(report => report.MonitorNo).ToArray(),
            Ms = reports.Select(report => report.Seen.ResponseTimeMs).ToArray(),
            State = reports.Select(report => report.Seen.State.ToCode()).ToArray(),
            Note = reports.Select(ToNote).ToArray(),
        };
        var rows = await connection.QueryAsync<InsertedRow>(
            new CommandDefinition(InsertSql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => (row.No, row.At))];
    }

    /// <summary>The last results of one monitor, newest first.</summary>
    public async Task<IReadOnlyList<CheckResult>> ReadLatestAsync(
        NpgsqlConnection connection, int no, Guid monitorId, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ResultRow>(
            new CommandDefinition(LatestSql, new { No = no, Limit = limit }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToResult(monitorId))];
    }

    /// <summary>The results of one monitor since then, in the order of time; of too many the oldest are left out.</summary>
    public async Task<IReadOnlyList<CheckResult>> ReadSinceAsync(
        NpgsqlConnection connection, Monitors.Monitor monitor, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<ResultRow>(
            new CommandDefinition(SinceSql, new { monitor.No, Since = since, Limit = limit }, cancellationToken: cancellationToken));
        return [.. rows.Reverse().Select(row => row.ToResult(monitor.Id))];
    }

    // Most results are plain successes; what they saw is in the response time.
    private static string? ToNote(CheckReport report) => report.Seen.State == ServiceState.Up
        ? null
        : JsonSerializer.Serialize(new ResultNote(report.Seen.Reason, report.Seen.Evidence), NebulaJson.Options);

    private sealed record ResultNote(string Reason, Evidence Evidence);

    private sealed record InsertedRow
    {
        public required int No { get; init; }

        public required DateTimeOffset At { get; init; }
    }

    private sealed record ResultRow
    {
        public required DateTimeOffset At { get; init; }

        public int? Ms { get; init; }

        public required short State { get; init; }

        public string? Note { get; init; }

        public CheckResult ToResult(Guid monitorId)
        {
            var note = Note is null ? null : JsonSerializer.Deserialize<ResultNote>(Note, NebulaJson.Options);
            return new CheckResult
            {
                Id = CheckResultId.Of(monitorId, At),
                At = At,
                State = ServiceStateText.FromCode(State),
                ResponseTimeMs = Ms,
                Reason = note?.Reason ?? "Answered as expected.",
                Evidence = note?.Evidence ?? new Evidence { SeenFrom = "" },
            };
        }
    }
}

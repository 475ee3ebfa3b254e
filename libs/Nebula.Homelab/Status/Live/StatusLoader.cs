using System.Data;
using Dapper;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.Recording;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Status.Live;

/// <summary>Reads the whole status in a fixed number of queries on one snapshot of the database, however many monitors there are.</summary>
internal sealed class StatusLoader(NpgsqlDataSource database, TimeProvider time)
{
    private const int MaxIncidents = 2000;
    private const int MaxRecent = 500;

    private const string SparklinesSql = """
        SELECT m.no AS No, r.planned_at AS At, r.response_time_ms AS Ms, r.state AS State
        FROM monitors m
        CROSS JOIN LATERAL (
            SELECT planned_at, response_time_ms, state FROM check_results
            WHERE monitor_no = m.no ORDER BY planned_at DESC LIMIT @Length) r
        WHERE m.retired_at IS NULL
        ORDER BY m.no, r.planned_at
        """;

    private const string IntervalsSql = """
        SELECT monitor_no AS No, started_at AS StartedAt, ended_at AS EndedAt, state AS State
        FROM state_intervals
        WHERE ended_at IS NULL OR ended_at > @Since
        ORDER BY monitor_no, started_at
        """;

    private readonly MonitorStore _monitors = new();
    private readonly MonitorStateStore _states = new();
    private readonly StatusMapStore _map = new();
    private readonly IncidentStore _incidents = new();
    private readonly MaintenanceStore _maintenance = new();
    private readonly PublicPageStore _pages = new();
    private readonly StatusFeedStore _feed = new();

    public async Task<StatusBook> LoadAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - StatusRetention.Intervals;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var ends = await _feed.ReadEndsAsync(connection, cancellationToken);
        var monitors = await _monitors.ReadAllAsync(connection, cancellationToken);
        var tracked = (await _states.LoadAsync(connection, null, cancellationToken)).ToDictionary(service => service.Facts.No);
        var map = await _map.ReadAsync(connection, cancellationToken);
        var nodeStates = await _states.LoadNodesAsync(connection, cancellationToken);
        var sparklines = (await connection.QueryAsync<PointRow>(new CommandDefinition(
            SparklinesSql, new { Length = ServiceLine.SparklineLength }, cancellationToken: cancellationToken))).ToLookup(row => row.No);
        var intervals = (await connection.QueryAsync<IntervalRow>(new CommandDefinition(
            IntervalsSql, new { Since = since }, cancellationToken: cancellationToken))).ToLookup(row => row.No);
        var incidents = await _incidents.LoadSinceAsync(connection, since, MaxIncidents, cancellationToken);
        var maintenance = await _maintenance.ReadLiveAsync(connection, time.GetUtcNow(), cancellationToken);
        var pages = await _pages.ReadPublishedAsync(connection, cancellationToken);
        var formerNames = await _monitors.ReadFormerNamesAsync(connection, cancellationToken);
        var recentAfter = Math.Max(ends.Last - MaxRecent, ends.First - 1);
        var recent = await _feed.ReadAfterAsync(connection, recentAfter, MaxRecent, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StatusBook
        {
            Position = ends.Last,
            Services = [.. monitors.Select(monitor => ToLine(monitor, tracked[monitor.No].Shown, intervals[monitor.No], sparklines[monitor.No]))],
            Nodes = map?.Nodes ?? [],
            Networks = map?.Networks ?? [],
            NodeStates = nodeStates,
            Incidents = incidents,
            Maintenance = maintenance,
            PublicPages = pages,
            FormerNames = formerNames,
            RecentAfter = recentAfter,
            Recent = recent,
        };
    }

    private static ServiceLine ToLine(
        Monitor monitor, ShownState shown, IEnumerable<IntervalRow> intervals, IEnumerable<PointRow> points)
    {
        var line = new ServiceLine(monitor, shown, new StateTimeline(ToChanges(intervals)));
        foreach (var point in points)
        {
            line.Add(point.At, point.Ms, ServiceStateText.FromCode(point.State));
        }

        return line;
    }

    // Between leaving the service map and coming back there is a hole, which counts as nothing, as a pause does.
    private static IEnumerable<StateChange> ToChanges(IEnumerable<IntervalRow> intervals)
    {
        DateTimeOffset? end = null;
        foreach (var interval in intervals)
        {
            if (end < interval.StartedAt)
            {
                yield return new StateChange(end.Value, ServiceState.Paused);
            }

            yield return new StateChange(interval.StartedAt, ServiceStateText.FromCode(interval.State));
            end = interval.EndedAt;
        }

        if (end is { } last)
        {
            yield return new StateChange(last, ServiceState.Paused);
        }
    }

    private sealed record PointRow
    {
        public required int No { get; init; }

        public required DateTimeOffset At { get; init; }

        public int? Ms { get; init; }

        public required short State { get; init; }
    }

    private sealed record IntervalRow
    {
        public required int No { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public required short State { get; init; }
    }
}

using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>Maintenance windows; there are few, and their number is bounded.</summary>
internal sealed class MaintenanceStore
{
    // A result may come as late as the database was away.
    private static readonly TimeSpan LateBy = TimeSpan.FromDays(1);

    private const string Columns = """
        id, title, text, enabled, all_monitors AS AllMonitors, monitor_ids AS MonitorIds, tags, nodes, starts_at AS StartsAt, ends_at AS EndsAt,
        cron, time_zone AS TimeZone, duration_minutes AS DurationMinutes, cut_at AS CutAt, running_since AS RunningSince,
        running_until AS RunningUntil, turned_at AS TurnedAt, version, created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    private const string LiveSql = $"""
        SELECT {Columns} FROM maintenance_windows
        WHERE running_since IS NOT NULL OR (enabled AND (ends_at IS NULL OR ends_at > @Since))
        """;

    private const string PageSql = $"""
        SELECT {Columns} FROM maintenance_windows WHERE @After::uuid IS NULL OR id < @After ORDER BY id DESC LIMIT @Limit
        """;

    private const string ByIdSql = $"SELECT {Columns} FROM maintenance_windows WHERE id = @Id";

    private const string CountSql = "SELECT count(*) FROM maintenance_windows";

    private const string UnknownSql = """
        SELECT asked FROM unnest(@Ids) AS asked WHERE NOT EXISTS (SELECT FROM monitors WHERE id = asked AND retired_at IS NULL AND NOT drill)
        """;

    private const string UnknownNodesSql = """
        SELECT asked FROM unnest(@Nodes) AS asked WHERE NOT EXISTS (SELECT FROM monitors WHERE node = asked AND retired_at IS NULL AND NOT drill)
        """;

    private const string SaveSql = """
        INSERT INTO maintenance_windows (
            id, title, text, enabled, all_monitors, monitor_ids, tags, nodes, starts_at, ends_at, cron, time_zone, duration_minutes, cut_at,
            running_since, running_until, turned_at, version, created_at, updated_at)
        VALUES (
            @Id, @Title, @Text, @Enabled, @AllMonitors, @MonitorIds, @Tags, @Nodes, @StartsAt, @EndsAt, @Cron, @TimeZone, @DurationMinutes, @CutAt,
            @RunningSince, @RunningUntil, @TurnedAt, @Version, @CreatedAt, @UpdatedAt)
        ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, text = excluded.text, enabled = excluded.enabled, all_monitors = excluded.all_monitors,
            monitor_ids = excluded.monitor_ids, tags = excluded.tags, nodes = excluded.nodes, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
            cron = excluded.cron, time_zone = excluded.time_zone, duration_minutes = excluded.duration_minutes, cut_at = excluded.cut_at,
            running_since = excluded.running_since, running_until = excluded.running_until, turned_at = excluded.turned_at,
            version = excluded.version, updated_at = excluded.updated_at
        """;

    private const string DeleteSql = "DELETE FROM maintenance_windows WHERE id = @Id";

    /// <summary>Those that may hold now, or held a day ago.</summary>
    public async Task<List<MaintenanceWindow>> ReadLiveAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        await QueryAsync(connection, LiveSql, new { Since = now - LateBy }, cancellationToken);

    public Task<List<MaintenanceWindow>> ReadPageAsync(NpgsqlConnection connection, Guid? after, int limit, CancellationToken cancellationToken) =>
        QueryAsync(connection, PageSql, new { After = after, Limit = limit }, cancellationToken);

    public async Task<MaintenanceWindow?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(connection, ByIdSql, new { Id = id }, cancellationToken)).SingleOrDefault();

    public Task<int> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));

    /// <summary>Of these ids, those that no monitor has.</summary>
    public async Task<List<Guid>> FindUnknownAsync(NpgsqlConnection connection, IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<Guid>(new CommandDefinition(UnknownSql, new { Ids = ids.ToArray() }, cancellationToken: cancellationToken))];

    /// <summary>Of these machines, those that carry no monitor.</summary>
    public async Task<List<string>> FindUnknownNodesAsync(NpgsqlConnection connection, IEnumerable<string> nodes, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition(UnknownNodesSql, new { Nodes = nodes.ToArray() }, cancellationToken: cancellationToken))];

    public Task SaveAsync(NpgsqlConnection connection, MaintenanceWindow window, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(SaveSql, MaintenanceRow.Of(window), cancellationToken: cancellationToken));

    public Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { Id = id }, cancellationToken: cancellationToken));

    private static async Task<List<MaintenanceWindow>> QueryAsync(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<MaintenanceRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToWindow())];
    }
}

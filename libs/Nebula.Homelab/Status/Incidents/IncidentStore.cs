using System.Text.Json;
using Dapper;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>Incidents.</summary>
internal sealed class IncidentStore
{
    private const string Columns = """
        i.id, i.root, i.monitor_ids AS MonitorIds, i.title, i.severity, i.started_at AS StartedAt, i.resolved_at AS ResolvedAt,
        i.reason, i.evidence::text AS Evidence, i.timeline::text AS Timeline, i.manual, i.public, i.notes::text AS Notes,
        i.post_mortem::text AS PostMortem
        """;

    // Those opened by hand are nobody's to judge.
    private const string OpenSql = $"SELECT {Columns} FROM incidents i WHERE i.resolved_at IS NULL AND NOT i.manual";

    private const string AllOpenSql = $"SELECT {Columns} FROM incidents i WHERE i.resolved_at IS NULL ORDER BY i.started_at, i.id LIMIT @Limit";

    private const string CountOpenManualSql = "SELECT count(*) FROM incidents WHERE resolved_at IS NULL AND manual";

    private const string ByIdSql = $"SELECT {Columns} FROM incidents i WHERE i.id = @Id";

    private const string SaveSql = """
        INSERT INTO incidents (id, root, monitor_ids, title, severity, started_at, resolved_at, reason, evidence, timeline,
            manual, public, notes, post_mortem)
        VALUES (@Id, @Root, @MonitorIds, @Title, @Severity, @StartedAt, @ResolvedAt, @Reason, @Evidence::jsonb, @Timeline::jsonb,
            @Manual, @Public, @Notes::jsonb, @PostMortem::jsonb)
        ON CONFLICT (id) DO UPDATE SET
            monitor_ids = excluded.monitor_ids, severity = excluded.severity, resolved_at = excluded.resolved_at,
            timeline = excluded.timeline, notes = excluded.notes, post_mortem = excluded.post_mortem
        """;

    // The bars have 90 days; an incident that began before them and still goes on belongs to them too.
    private const string SinceSql = $"""
        SELECT {Columns} FROM incidents i
        WHERE i.resolved_at IS NULL
        UNION ALL
        SELECT {Columns} FROM incidents i
        WHERE i.resolved_at IS NOT NULL AND i.started_at >= @Since
        ORDER BY StartedAt DESC, id DESC
        LIMIT @Limit
        """;

    private const string PageSql = $"""
        SELECT {Columns} FROM incidents i
        WHERE (@BeforeAt::timestamptz IS NULL OR (i.started_at, i.id) < (@BeforeAt, @BeforeId))
          AND (@MonitorId::uuid IS NULL OR i.monitor_ids @> ARRAY[@MonitorId::uuid])
          AND (@Open::boolean IS NULL OR (i.resolved_at IS NULL) = @Open)
          AND (@Visible::uuid[] IS NULL OR CASE WHEN i.manual THEN i.public ELSE i.monitor_ids && @Visible END)
        ORDER BY i.started_at DESC, i.id DESC
        LIMIT @Limit
        """;

    /// <summary>Open ones that checks opened.</summary>
    public async Task<List<IncidentRecord>> LoadOpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<IncidentRow>(new CommandDefinition(OpenSql, cancellationToken: cancellationToken))).Select(row => row.ToRecord())];

    /// <summary>Whoever opened them, the oldest first.</summary>
    public async Task<List<IncidentRecord>> LoadAllOpenAsync(NpgsqlConnection connection, int limit, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(AllOpenSql, new { Limit = limit }, cancellationToken: cancellationToken);
        return [.. (await connection.QueryAsync<IncidentRow>(command)).Select(row => row.ToRecord())];
    }

    public async Task<IncidentRecord?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<IncidentRow>(new CommandDefinition(ByIdSql, new { Id = id }, cancellationToken: cancellationToken)))?.ToRecord();

    public Task<long> CountOpenManualAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(CountOpenManualSql, cancellationToken: cancellationToken));

    /// <summary>Open ones and those that began since then, newest first.</summary>
    public async Task<List<IncidentRecord>> LoadSinceAsync(
        NpgsqlConnection connection, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(SinceSql, new { Since = since, Limit = limit }, cancellationToken: cancellationToken);
        return [.. (await connection.QueryAsync<IncidentRow>(command)).Select(row => row.ToRecord())];
    }

    public async Task<List<IncidentRecord>> ReadPageAsync(
        NpgsqlConnection connection, IncidentQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            query.BeforeAt,
            query.BeforeId,
            query.MonitorId,
            query.Open,
            Visible = query.Visible?.ToArray(),
            query.Limit,
        };
        var command = new CommandDefinition(PageSql, parameters, cancellationToken: cancellationToken);
        return [.. (await connection.QueryAsync<IncidentRow>(command)).Select(row => row.ToRecord())];
    }

    public async Task SaveAsync(NpgsqlConnection connection, IReadOnlyCollection<IncidentRecord> incidents, CancellationToken cancellationToken)
    {
        // Closed ones first: the same cause may fail again within one batch, and has one open incident at a time.
        foreach (var incident in incidents.OrderBy(incident => incident.ResolvedAt is null))
        {
            await connection.ExecuteAsync(new CommandDefinition(SaveSql, IncidentRow.Of(incident), cancellationToken: cancellationToken));
        }
    }

    private sealed record IncidentRow
    {
        public required Guid Id { get; init; }

        public required string Root { get; init; }

        public required Guid[] MonitorIds { get; init; }

        public required string Title { get; init; }

        public required string Severity { get; init; }

        public required DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset? ResolvedAt { get; init; }

        public required string Reason { get; init; }

        public string? Evidence { get; init; }

        public required string Timeline { get; init; }

        public required bool Manual { get; init; }

        public required bool Public { get; init; }

        public required string Notes { get; init; }

        public string? PostMortem { get; init; }

        public static IncidentRow Of(IncidentRecord incident) => new()
        {
            Id = incident.Id,
            Root = incident.Root,
            MonitorIds = [.. incident.MonitorIds],
            Title = incident.Title,
            Severity = incident.Severity == IncidentSeverity.Down ? "down" : "degraded",
            StartedAt = incident.StartedAt,
            ResolvedAt = incident.ResolvedAt,
            Reason = incident.Reason,
            Evidence = incident.Evidence is null ? null : JsonSerializer.Serialize(incident.Evidence, NebulaJson.Options),
            Timeline = JsonSerializer.Serialize(incident.Timeline, NebulaJson.Options),
            Manual = incident.Manual,
            Public = incident.Public,
            Notes = JsonSerializer.Serialize(incident.Notes, NebulaJson.Options),
            PostMortem = incident.PostMortem is null ? null : JsonSerializer.Serialize(incident.PostMortem, NebulaJson.Options),
        };

        public IncidentRecord ToRecord() => new()
        {
            Id = Id,
            Root = Root,
            MonitorIds = MonitorIds,
            Title = Title,
            Severity = Severity == "down" ? IncidentSeverity.Down : IncidentSeverity.Degraded,
            StartedAt = StartedAt,
            ResolvedAt = ResolvedAt,
            Reason = Reason,
            Evidence = Evidence is null ? null : JsonSerializer.Deserialize<Evidence>(Evidence, NebulaJson.Options),
            Timeline = JsonSerializer.Deserialize<List<IncidentNote>>(Timeline, NebulaJson.Options) ?? [],
            Manual = Manual,
            Public = Public,
            Notes = JsonSerializer.Deserialize<List<StoryNote>>(Notes, NebulaJson.Options) ?? [],
            PostMortem = PostMortem is null ? null : JsonSerializer.Deserialize<PostMortem>(PostMortem, NebulaJson.Options),
        };
    }
}

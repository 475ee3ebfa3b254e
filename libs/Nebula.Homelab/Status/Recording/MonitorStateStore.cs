using System.Text.Json;
using Dapper;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.Status.Recording;

/// <summary>The states of monitors and nodes as they are now.</summary>
internal sealed class MonitorStateStore
{
    private const string LoadSql = """
        SELECT m.no, m.id, m.key, m.name, m.node, m.depends_on AS DependsOn, m.dials, m.witness_for AS WitnessFor, m.tags, m.drill, m.paused,
               m.missing_settings AS MissingSettings,
               m.interval_seconds AS IntervalSeconds, m.timeout_seconds AS TimeoutSeconds, m.retries,
               m.recover_after AS RecoverAfter, coalesce((m.check_spec ->> 'upsideDown')::boolean, false) AS UpsideDown, m.created_at AS CreatedAt,
               s.own_state AS OwnState, s.own_since AS OwnSince, s.own_reason AS OwnReason, s.own_evidence::text AS OwnEvidence,
               coalesce(s.streak, 0) AS Streak, s.failing_since AS FailingSince, s.recovery,
               s.stands_since AS StandsSince, s.reached_since AS ReachedSince, s.last_at AS LastAt, s.last_state AS LastState,
               s.last_response_ms AS LastResponseMs, coalesce(s.unreachable, false) AS Unreachable,
               coalesce(s.unresolved, false) AS Unresolved, s.dialled,
               s.state, s.since, s.reason, s.evidence::text AS Evidence, coalesce(s.waiting, false) AS Waiting,
               m.check_spec->>'type' = 'push' AS Heard
        FROM monitors m
        LEFT JOIN monitor_states s ON s.monitor_no = m.no
        WHERE m.retired_at IS NULL AND (@Nos::integer[] IS NULL OR m.no = ANY(@Nos))
        """;

    private const string AnyWaitingSql = """
        SELECT EXISTS (
            SELECT FROM monitor_states s JOIN monitors m ON m.no = s.monitor_no AND m.retired_at IS NULL WHERE s.waiting)
        """;

    private const string SaveSql = """
        INSERT INTO monitor_states (
            monitor_no, own_state, own_since, own_reason, own_evidence, streak, failing_since, recovery, last_at, last_state, last_response_ms,
            unreachable, state, since, reason, evidence, waiting, stands_since, reached_since, unresolved, dialled)
        SELECT * FROM unnest(
            @No::integer[], @OwnState::text[], @OwnSince::timestamptz[], @OwnReason::text[], @OwnEvidence::jsonb[], @Streak::integer[],
            @FailingSince::timestamptz[], @Recovery::integer[], @LastAt::timestamptz[], @LastState::text[], @LastResponseMs::integer[], @Unreachable::boolean[],
            @State::text[], @Since::timestamptz[], @Reason::text[], @Evidence::jsonb[], @Waiting::boolean[],
            @StandsSince::timestamptz[], @ReachedSince::timestamptz[], @Unresolved::boolean[], @Dialled::text[])
        ON CONFLICT (monitor_no) DO UPDATE SET
            own_state = excluded.own_state, own_since = excluded.own_since, own_reason = excluded.own_reason,
            own_evidence = excluded.own_evidence, streak = excluded.streak, failing_since = excluded.failing_since,
            recovery = excluded.recovery, last_at = excluded.last_at, last_state = excluded.last_state, last_response_ms = excluded.last_response_ms,
            unreachable = excluded.unreachable, state = excluded.state, since = excluded.since, reason = excluded.reason,
            evidence = excluded.evidence, waiting = excluded.waiting, stands_since = excluded.stands_since, reached_since = excluded.reached_since,
            unresolved = excluded.unresolved, dialled = excluded.dialled
        """;

    private const string LoadNodesSql = """
        SELECT node AS Id, state AS State, since AS Since, reason AS Reason FROM node_states
        """;

    private const string SaveNodesSql = """
        INSERT INTO node_states (node, state, since, reason)
        SELECT * FROM unnest(@Id::text[], @State::text[], @Since::timestamptz[], @Reason::text[])
        ON CONFLICT (node) DO UPDATE SET state = excluded.state, since = excluded.since, reason = excluded.reason
        """;

    /// <param name="connection">An open connection.</param>
    /// <param name="nos">Which; null for all that are not retired.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<TrackedService>> LoadAsync(NpgsqlConnection connection, int[]? nos, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<MonitorStateRow>(
            new CommandDefinition(LoadSql, new { Nos = nos }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToTracked())];
    }

    public Task<bool> AnyWaitingAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(AnyWaitingSql, cancellationToken: cancellationToken));

    public Task SaveAsync(NpgsqlConnection connection, IReadOnlyList<TrackedService> services, CancellationToken cancellationToken)
    {
        if (services.Count == 0)
        {
            return Task.CompletedTask;
        }

        var parameters = new
        {
            No = Column(service => service.Facts.No),
            OwnState = Column(service => service.Own.State.ToText()),
            OwnSince = Column(service => service.Own.Since),
            OwnReason = Column(service => service.Own.Reason),
            OwnEvidence = Column(service => Json(service.Own.Evidence)),
            Streak = Column(service => service.Own.Streak),
            FailingSince = Column(service => service.Own.FailingSince),
            Recovery = Column(service => service.Own.Recovery),
            LastAt = Column(service => service.Own.LastAt),
            LastState = Column(service => service.Own.LastState?.ToText()),
            LastResponseMs = Column(service => service.Own.LastResponseMs),
            Unreachable = Column(service => service.Own.Unreachable),
            State = Column(service => service.Shown.State.ToText()),
            Since = Column(service => service.Shown.Since),
            Reason = Column(service => service.Shown.Reason),
            Evidence = Column(service => Json(service.Shown.Evidence)),
            Waiting = Column(service => service.Shown.Waiting),
            StandsSince = Column(service => service.Own.StandsSince),
            ReachedSince = Column(service => service.Own.ReachedSince),
            Unresolved = Column(service => service.Own.Unresolved),
            Dialled = Column(service => service.Own.Dialled),
        };
        return connection.ExecuteAsync(new CommandDefinition(SaveSql, parameters, cancellationToken: cancellationToken));

        T[] Column<T>(Func<TrackedService, T> value) => [.. services.Select(value)];
    }

    public async Task<Dictionary<string, FeedNode>> LoadNodesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<NodeStateRow>(new CommandDefinition(LoadNodesSql, cancellationToken: cancellationToken));
        return rows.ToDictionary(
            row => row.Id,
            row => new FeedNode(row.Id, ServiceStateText.Parse(row.State), row.Since, row.Reason),
            StringComparer.Ordinal);
    }

    public Task SaveNodesAsync(NpgsqlConnection connection, IReadOnlyCollection<FeedNode> nodes, CancellationToken cancellationToken)
    {
        if (nodes.Count == 0)
        {
            return Task.CompletedTask;
        }

        var parameters = new
        {
            Id = nodes.Select(node => node.Id).ToArray(),
            State = nodes.Select(node => node.State.ToText()).ToArray(),
            Since = nodes.Select(node => node.Since).ToArray(),
            Reason = nodes.Select(node => node.Reason).ToArray(),
        };
        return connection.ExecuteAsync(new CommandDefinition(SaveNodesSql, parameters, cancellationToken: cancellationToken));
    }

    private static string? Json(Evidence? evidence) =>
        evidence is null ? null : JsonSerializer.Serialize(evidence, NebulaJson.Options);

    private sealed record NodeStateRow
    {
        public required string Id { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset Since { get; init; }

        public required string Reason { get; init; }
    }
}

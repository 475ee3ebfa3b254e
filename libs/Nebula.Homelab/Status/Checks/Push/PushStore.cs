using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>The addresses for heartbeats, of which only a hash is kept, and the last heartbeat of each.</summary>
internal static class PushStore
{
    // Somebody was there to hear since the oldest process that never lost its lease: one that did begins anew, and while all have lost theirs
    // there is nobody. Silence is held against nobody who was asked otherwise, or resumed, a moment ago.
    private const string ReadSql = """
        SELECT m.interval_seconds AS IntervalSeconds, p.token_hash IS NOT NULL AS HasAddress, p.last_at AS LastAt, p.last_up AS LastUp, p.last_message AS LastMessage,
               extract(epoch FROM clock_timestamp() - coalesce(p.last_at, greatest(p.issued_at, m.updated_at)))::float8 AS SilentSeconds,
               least(
                   coalesce((SELECT extract(epoch FROM clock_timestamp() - min(w.started_at)) FROM status_workers w WHERE w.expires_at > clock_timestamp()), 0),
                   extract(epoch FROM clock_timestamp() - greatest(m.updated_at, p.issued_at)))::float8 AS ListeningSeconds,
               coalesce(s.own_state = 'down', false) AS WasDown
        FROM monitors m
        LEFT JOIN monitor_pushes p ON p.monitor_id = m.id
        LEFT JOIN monitor_states s ON s.monitor_no = m.no
        WHERE m.id = @Id AND m.retired_at IS NULL
        """;

    private const string IssueSql = """
        INSERT INTO monitor_pushes (monitor_id, token_hash, issued_at) VALUES (@Id, @Hash, clock_timestamp())
        ON CONFLICT (monitor_id) DO UPDATE SET token_hash = excluded.token_hash, issued_at = excluded.issued_at
        """;

    private const string StateSql = """
        SELECT issued_at AS IssuedAt, last_at AS LastAt, last_up AS LastUp, last_message AS LastMessage FROM monitor_pushes WHERE monitor_id = @Id
        """;

    private const string BeatSql = """
        UPDATE monitor_pushes p SET last_at = clock_timestamp(), last_up = @Up, last_message = @Message
        FROM monitors m
        WHERE p.token_hash = @Hash AND m.id = p.monitor_id AND m.retired_at IS NULL AND m.check_spec->>'type' = 'push'
        RETURNING m.no AS No, m.paused OR m.missing_settings <> '{}' AS Resting
        """;

    public static Task<PushLine?> ReadAsync(NpgsqlConnection connection, Guid monitor, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<PushLine>(new CommandDefinition(ReadSql, new { Id = monitor }, cancellationToken: cancellationToken));

    public static Task<PushState?> FindStateAsync(NpgsqlConnection connection, Guid monitor, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<PushState>(new CommandDefinition(StateSql, new { Id = monitor }, cancellationToken: cancellationToken));

    /// <summary>Gives the monitor this address in place of the one it had, which counts no more.</summary>
    public static Task IssueAsync(NpgsqlConnection connection, Guid monitor, byte[] hash, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(IssueSql, new { Id = monitor, Hash = hash }, cancellationToken: cancellationToken));

    /// <summary>Notes a heartbeat; null when there is no such address.</summary>
    public static Task<BeatRow?> NoteAsync(NpgsqlConnection connection, byte[] hash, bool up, string? message, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<BeatRow>(new CommandDefinition(BeatSql, new { Hash = hash, Up = up, Message = message }, cancellationToken: cancellationToken));

    internal sealed record BeatRow
    {
        public required int No { get; init; }

        /// <summary>It is paused, so that nothing counts.</summary>
        public required bool Resting { get; init; }
    }
}

using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>
/// Who checks what. A worker keeps one row alive; its claims name it and carry a token that only grows. Time is the database's,
/// so that clocks of machines do not matter. The monitor of a fire drill is claimed by who runs the drill, and by nobody else.
/// </summary>
internal sealed class ClaimStore
{
    private const string RenewSql = """
        INSERT INTO status_workers (id, name, started_at, expires_at)
        VALUES (@Id, @Name, now(), now() + @Lease)
        ON CONFLICT (id) DO UPDATE SET
            -- Whoever lost the database for longer than its lease heard nobody meanwhile: it has been there since now.
            started_at = CASE WHEN status_workers.expires_at < now() THEN excluded.started_at ELSE status_workers.started_at END,
            expires_at = excluded.expires_at
        """;

    private const string CountSql = """
        SELECT (SELECT count(*) FROM status_workers WHERE expires_at > now())::integer AS Workers,
               (SELECT count(*) FROM monitors WHERE retired_at IS NULL AND NOT drill AND NOT paused AND missing_settings = '{}')::integer AS Monitors
        """;

    private const string AddMissingSql = """
        INSERT INTO monitor_claims (monitor_no)
        SELECT m.no FROM monitors m
        WHERE m.retired_at IS NULL AND NOT m.drill AND NOT EXISTS (SELECT FROM monitor_claims c WHERE c.monitor_no = m.no)
        ON CONFLICT DO NOTHING
        """;

    // @Steal is false while this process has not had the database for a whole lease: after an outage the others renew first.
    private const string ClaimSql = """
        WITH free AS (
            SELECT c.monitor_no
            FROM monitor_claims c
            JOIN monitors m ON m.no = c.monitor_no
            WHERE m.retired_at IS NULL AND NOT m.drill AND NOT m.paused AND m.missing_settings = '{}'
              AND (c.owner IS NULL
                   OR @Steal AND NOT EXISTS (SELECT FROM status_workers w WHERE w.id = c.owner AND w.expires_at > now()))
            ORDER BY c.monitor_no
            LIMIT @Limit
            FOR UPDATE OF c SKIP LOCKED
        )
        UPDATE monitor_claims c
        SET owner = @Owner, token = nextval('status_fence')
        FROM free
        WHERE c.monitor_no = free.monitor_no
        """;

    private const string ReadSql = """
        SELECT c.monitor_no AS No, c.token AS Token, m.id AS Id, m.key AS Key, m.drill AS Drill, m.version AS Version, m.interval_seconds AS IntervalSeconds,
               m.timeout_seconds AS TimeoutSeconds, m.retries AS Retries, CASE WHEN known.version IS DISTINCT FROM m.version THEN m.check_spec::text END AS CheckSpec, s.last_at AS LastAt,
               coalesce(s.streak, 0) AS Streak
        FROM monitor_claims c
        JOIN monitors m ON m.no = c.monitor_no
        LEFT JOIN monitor_states s ON s.monitor_no = c.monitor_no
        LEFT JOIN unnest(@Nos::integer[], @Versions::integer[]) AS known (no, version) ON known.no = c.monitor_no
        WHERE c.owner = @Owner AND m.retired_at IS NULL AND NOT m.paused AND m.missing_settings = '{}'
        """;

    private const string ValidSql = """
        SELECT c.monitor_no AS No, c.token AS Token FROM monitor_claims c
        JOIN unnest(@Nos::integer[], @Tokens::bigint[]) AS mine (no, token) ON mine.no = c.monitor_no AND mine.token = c.token
        WHERE c.owner IS NOT NULL
        """;

    private const string ReleaseSql = """
        UPDATE monitor_claims SET owner = NULL, token = nextval('status_fence') WHERE owner = @Owner AND monitor_no = ANY(@Nos)
        """;

    private const string LeaveSql = """
        WITH released AS (UPDATE monitor_claims SET owner = NULL, token = nextval('status_fence') WHERE owner = @Owner)
        DELETE FROM status_workers WHERE id = @Owner
        """;

    private const string SweepSql = """
        WITH dead AS (DELETE FROM status_workers WHERE expires_at < now() - interval '1 hour' RETURNING id)
        UPDATE monitor_claims SET owner = NULL, token = nextval('status_fence') WHERE owner IN (SELECT id FROM dead)
        """;

    /// <summary>Keeps the worker alive for another lease, and tells how many workers and monitors there are.</summary>
    public async Task<ClaimCounts> RenewAsync(
        NpgsqlConnection connection, Guid worker, string name, TimeSpan lease, CancellationToken cancellationToken)
    {
        var parameters = new { Id = worker, Name = name, Lease = lease };
        await connection.ExecuteAsync(new CommandDefinition(RenewSql, parameters, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(AddMissingSql, cancellationToken: cancellationToken));
        return await connection.QuerySingleAsync<ClaimCounts>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));
    }

    /// <summary>Takes up to so many monitors that nobody checks.</summary>
    public Task<int> ClaimAsync(NpgsqlConnection connection, Guid worker, int limit, bool steal, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            ClaimSql, new { Owner = worker, Limit = limit, Steal = steal }, cancellationToken: cancellationToken));

    /// <summary>What the worker checks; the definitions only of versions that it does not know.</summary>
    public async Task<List<ClaimedMonitor>> ReadAsync(
        NpgsqlConnection connection, Guid worker, IReadOnlyCollection<(int No, int Version)> known, CancellationToken cancellationToken)
    {
        var parameters = new { Owner = worker, Nos = known.Select(monitor => monitor.No).ToArray(), Versions = known.Select(monitor => monitor.Version).ToArray() };
        return [.. await connection.QueryAsync<ClaimedMonitor>(new CommandDefinition(ReadSql, parameters, cancellationToken: cancellationToken))];
    }

    /// <summary>Those pairs of monitor and token that still hold.</summary>
    public async Task<HashSet<(int No, long Token)>> ReadValidAsync(
        NpgsqlConnection connection, int[] nos, long[] tokens, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(ValidSql, new { Nos = nos, Tokens = tokens }, cancellationToken: cancellationToken);
        return [.. (await connection.QueryAsync<ClaimRow>(command)).Select(row => (row.No, row.Token))];
    }

    public Task ReleaseAsync(NpgsqlConnection connection, Guid worker, int[] nos, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(ReleaseSql, new { Owner = worker, Nos = nos }, cancellationToken: cancellationToken));

    /// <summary>Gives everything back.</summary>
    public Task LeaveAsync(NpgsqlConnection connection, Guid worker, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(LeaveSql, new { Owner = worker }, cancellationToken: cancellationToken));

    /// <summary>Forgets workers that have been dead for long.</summary>
    public Task SweepAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(SweepSql, cancellationToken: cancellationToken));

    private sealed record ClaimRow
    {
        public required int No { get; init; }

        public required long Token { get; init; }
    }
}

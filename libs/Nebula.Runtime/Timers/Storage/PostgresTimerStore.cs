using Nebula.Runtime.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Nebula.Runtime.Timers.Storage;

/// <summary>
/// One row a timer: its status and its lease. Only the database's clock decides about leases, and every write
/// carries the lease's token, so a process that slept through its lease cannot run a timer that has a new owner.
/// </summary>
internal sealed class PostgresTimerStore(NpgsqlDataSource database, string hostId, Guid owner, TimeSpan leaseDuration)
    : ITimerStore, IAsyncDisposable, IDisposable
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS functions_runtime.function_timers (
            host_id     text        NOT NULL,
            name        text        NOT NULL,
            schedule    text,
            last_at     timestamptz,
            next_at     timestamptz,
            updated_at  timestamptz,
            is_running  boolean     NOT NULL DEFAULT false,
            lease_owner uuid        NOT NULL,
            lease_token bigint      NOT NULL,
            lease_until timestamptz NOT NULL,
            PRIMARY KEY (host_id, name));
        """;

    // Renewing keeps the token, also late if nobody came between; taking over makes a new one.
    private const string Acquire = """
        INSERT INTO functions_runtime.function_timers AS t (host_id, name, lease_owner, lease_token, lease_until)
        SELECT @host, n, @owner, 1, now() + @lease FROM unnest(@names) AS n ORDER BY n
        ON CONFLICT (host_id, name) DO UPDATE SET
            lease_token = CASE WHEN t.lease_owner = excluded.lease_owner THEN t.lease_token ELSE t.lease_token + 1 END,
            lease_owner = excluded.lease_owner,
            lease_until = excluded.lease_until
        WHERE t.lease_until <= now() OR t.lease_owner = excluded.lease_owner
        RETURNING name, lease_token, schedule, last_at, next_at, updated_at, is_running
        """;

    private const string Update = """
        UPDATE functions_runtime.function_timers
        SET schedule = @schedule, last_at = @last, next_at = @next, updated_at = @updated, is_running = @running
        WHERE host_id = @host AND name = @name
          AND lease_token = @token AND lease_owner = @owner AND (lease_until > now() OR @ends)
          AND next_at IS NOT DISTINCT FROM @expected
        """;

    private const string FindStatus = """
        SELECT name, lease_token, schedule, last_at, next_at, updated_at, is_running
        FROM functions_runtime.function_timers WHERE host_id = @host AND name = @name
        """;

    private const string Release = """
        UPDATE functions_runtime.function_timers SET lease_until = now() WHERE host_id = @host AND lease_owner = @owner AND name = ANY (@names)
        """;

    private readonly StorageTable _table = new(database, CreateTable);

    public TimeSpan LeaseDuration => leaseDuration;

    public async Task<IReadOnlyList<TimerLease>> AcquireAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        await _table.EnsureAsync(cancellationToken);
        await using var command = database.CreateCommand(Acquire);
        command.Parameters.AddWithValue("host", hostId);
        command.Parameters.AddWithValue("owner", owner);
        command.Parameters.AddWithValue("lease", leaseDuration);
        command.Parameters.AddWithValue("names", names.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var leases = new List<TimerLease>();
        while (await reader.ReadAsync(cancellationToken))
        {
            leases.Add(new TimerLease(reader.GetString(0), reader.GetInt64(1), ReadStatus(reader)));
        }

        return leases;
    }

    public async Task<bool> UpdateAsync(
        TimerLease lease, DateTimeOffset? expectedNext, TimerStatus status, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Update);
        command.Parameters.AddWithValue("host", hostId);
        command.Parameters.AddWithValue("owner", owner);
        command.Parameters.AddWithValue("name", lease.Name);
        command.Parameters.AddWithValue("token", lease.Token);
        command.Parameters.AddWithValue("schedule", status.Schedule);
        command.Parameters.AddWithValue("running", status.IsRunning);
        command.Parameters.AddWithValue("ends", !status.IsRunning && status.Last is not null);
        AddTime(command, "last", status.Last);
        AddTime(command, "next", status.Next);
        AddTime(command, "updated", status.UpdatedAt);
        AddTime(command, "expected", expectedNext);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<TimerStatus?> FindStatusAsync(string name, CancellationToken cancellationToken)
    {
        await _table.EnsureAsync(cancellationToken);
        await using var command = database.CreateCommand(FindStatus);
        command.Parameters.AddWithValue("host", hostId);
        command.Parameters.AddWithValue("name", name);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? ReadStatus(reader) : null;
    }

    public async Task ReleaseAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (!_table.IsThere)
        {
            return;
        }

        await using var command = database.CreateCommand(Release);
        command.Parameters.AddWithValue("host", hostId);
        command.Parameters.AddWithValue("owner", owner);
        command.Parameters.AddWithValue("names", names.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public void Dispose() => database.Dispose();

    private static TimerStatus? ReadStatus(NpgsqlDataReader row) => row.IsDBNull(2)
        ? null
        : new TimerStatus(row.GetString(2), ReadTime(row, 3), ReadTime(row, 4), ReadTime(row, 5)!.Value, row.GetBoolean(6));

    private static DateTimeOffset? ReadTime(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static void AddTime(NpgsqlCommand command, string name, DateTimeOffset? time) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.TimestampTz) { Value = time?.ToUniversalTime() ?? (object)DBNull.Value });
}

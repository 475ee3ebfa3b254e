using Dapper;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Tables <c>backup_runs</c> and <c>backup_schedule</c>.</summary>
internal static class BackupRunStore
{
    /// <summary>As in the statement: more files than that, retention has not let be.</summary>
    public const int MostKept = 1000;

    private const string Columns =
        """
        id as Id, origin as Origin, state as State, requested_at as RequestedAt, requested_by as RequestedBy, started_at as StartedAt, ended_at as EndedAt,
        backup_id as BackupId, file as File, bytes as Bytes, rows as Rows, opens_with as OpensWith, has_keys as HasKeys, error_code as ErrorCode, error as Error
        """;

    private const string InsertSql =
        """
        insert into backup_runs (id, origin, state, requested_at, requested_by)
        values (@Id, @Origin, 'waiting', @Now, @By) on conflict do nothing
        """;

    private const string BeginSql = "update backup_runs set state = 'running', started_at = @Now, file = @File where id = @Id";

    private const string MadeSql =
        """
        update backup_runs set state = 'made', ended_at = @EndedAt, backup_id = @BackupId, bytes = @Bytes, rows = @Rows, opens_with = @OpensWith, has_keys = @HasKeys
        where id = @Id
        """;

    private const string FailedSql = "update backup_runs set state = 'failed', ended_at = @Now, error_code = @Code, error = @Detail where id = @Id";

    private const string OpenSql = $"select {Columns} from backup_runs where state in ('waiting', 'running')";

    private const string LastSql = $"select {Columns} from backup_runs where ended_at is not null order by ended_at desc limit 1";

    private const string KeptSql = $"select {Columns} from backup_runs where state = 'made' and removed_at is null order by ended_at desc limit 1000";

    private const string RemovedSql = "update backup_runs set removed_at = @now where id = @id";

    private const string SinceSql =
        """
        insert into backup_schedule (schedule, since) values (@text, @now)
        on conflict (one) do update set schedule = @text, since = @now, overdue_for = null where backup_schedule.schedule <> @text;
        select since from backup_schedule;
        """;

    private const string ReadSinceSql = "select since from backup_schedule where schedule = @text";

    private const string LastTellingSql = "select occurred_at from events where type = 'backup.made' order by position desc limit 1";

    private const string ToldSql = "update backup_schedule set overdue_for = @due where overdue_for is distinct from @due";

    public static async Task<bool> InsertAsync(NpgsqlConnection connection, Guid id, string origin, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, new { Id = id, Origin = origin, By = by, Now = now }, cancellationToken: cancellationToken)) == 1;

    public static Task BeginAsync(NpgsqlConnection connection, Guid id, string file, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(BeginSql, new { Id = id, File = file, Now = now }, cancellationToken: cancellationToken));

    public static Task MadeAsync(NpgsqlConnection connection, BackupRun made, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            MadeSql, new { made.Id, made.EndedAt, made.BackupId, made.Bytes, made.Rows, made.OpensWith, made.HasKeys }, cancellationToken: cancellationToken));

    public static Task FailedAsync(NpgsqlConnection connection, Guid id, string code, string detail, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(FailedSql, new { Id = id, Code = code, Detail = detail, Now = now }, cancellationToken: cancellationToken));

    /// <summary>The one that waits or runs.</summary>
    public static Task<BackupRun?> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<BackupRun>(new CommandDefinition(OpenSql, cancellationToken: cancellationToken));

    /// <summary>The last that ended, whichever way.</summary>
    public static Task<BackupRun?> LastAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<BackupRun>(new CommandDefinition(LastSql, cancellationToken: cancellationToken));

    /// <summary>Made and not removed, the newest first.</summary>
    public static async Task<IReadOnlyList<BackupRun>> KeptAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<BackupRun>(new CommandDefinition(KeptSql, cancellationToken: cancellationToken))).AsList();

    public static Task RemovedAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(RemovedSql, new { id, now }, cancellationToken: cancellationToken));

    /// <summary>Since when this schedule counts; from now on, when it is another than before.</summary>
    public static async Task<DateTimeOffset> SinceAsync(NpgsqlConnection connection, string text, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<DateTime>(new CommandDefinition(SinceSql, new { text, now }, cancellationToken: cancellationToken));

    /// <summary>Since when this schedule counts; null while nobody has taken note of it.</summary>
    public static async Task<DateTimeOffset?> ReadSinceAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(ReadSinceSql, new { text }, cancellationToken: cancellationToken));

    /// <summary>When the last backup of any kind was made, by the index over types of events.</summary>
    public static async Task<DateTimeOffset?> LastTellingAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(LastTellingSql, cancellationToken: cancellationToken));

    /// <returns>False when it was told before.</returns>
    public static async Task<bool> ToldOverdueAsync(NpgsqlConnection connection, DateTimeOffset due, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(ToldSql, new { due }, cancellationToken: cancellationToken)) == 1;
}

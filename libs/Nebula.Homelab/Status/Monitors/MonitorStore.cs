using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Monitors that are not retired, without those of fire drills. What writes takes an open connection: the caller judges within the same transaction.</summary>
internal sealed class MonitorStore
{
    private const int MaxFormerNames = 5000;

    private const string Columns = """
        id, no, key, source, source_file AS SourceFile, source_line AS SourceLine, name, description, group_name AS GroupName, node, tags,
        icon, open_url AS OpenUrl, public, depends_on AS DependsOn, witness_for AS WitnessFor, dials,
        interval_seconds AS IntervalSeconds, timeout_seconds AS TimeoutSeconds, retries, recover_after AS RecoverAfter, check_spec::text AS CheckSpec, missing_settings AS MissingSettings, paused, version, created_at AS CreatedAt,
        updated_at AS UpdatedAt
        """;

    private const string PageSql = $"""
        SELECT {Columns} FROM monitors
        WHERE retired_at IS NULL AND NOT drill AND (@After::text IS NULL OR key > @After)
        ORDER BY key
        LIMIT @Limit
        """;

    private const string ByIdSql = $"SELECT {Columns} FROM monitors WHERE id = @Id AND retired_at IS NULL AND NOT drill";

    private const string ByIdsSql = $"SELECT {Columns} FROM monitors WHERE id = ANY(@Ids) AND retired_at IS NULL AND NOT drill ORDER BY key";

    private const string ByKeySql = $"SELECT {Columns} FROM monitors WHERE key = @Key AND retired_at IS NULL AND NOT drill";

    private const string AllSql = $"SELECT {Columns} FROM monitors WHERE retired_at IS NULL AND NOT drill ORDER BY key";

    private const string KeysLikeSql = """
        SELECT key FROM monitors WHERE retired_at IS NULL AND (key = @Key OR starts_with(key, @Key || '-'))
        """;

    private const string InsertSql = """
        INSERT INTO monitors (
            id, key, source, source_file, source_line, name, description, group_name, node, tags, icon, open_url, public, depends_on,
            witness_for, dials, interval_seconds, timeout_seconds, retries, recover_after, check_spec, missing_settings, paused, version, created_at, updated_at)
        VALUES (
            @Id, @Key, @Source, @SourceFile, @SourceLine, @Name, @Description, @GroupName, @Node, @Tags, @Icon, @OpenUrl, @Public, @DependsOn,
            @WitnessFor, @Dials, @IntervalSeconds, @TimeoutSeconds, @Retries, @RecoverAfter, @CheckSpec::jsonb, @MissingSettings, @Paused, @Version, @CreatedAt, @UpdatedAt)
        RETURNING no
        """;

    // The oldest of very many go; who renames that often has none left that anybody knows.
    private const string FormerNames = """
        former_names = CASE WHEN name = @Name AND key = @Key THEN former_names
            ELSE (array_remove(array_remove(former_names, name), key) || name || key)[greatest(1, cardinality(former_names) - 97):] END
        """;

    private const string UpdateSql = $"""
        WITH moved AS (
            UPDATE monitor_states s SET dialled = NULL FROM monitors m
            WHERE m.id = @Id AND m.version = @Version AND m.dials IS DISTINCT FROM @Dials AND s.monitor_no = m.no
        )
        UPDATE monitors SET
            {FormerNames}, key = @Key, source_file = @SourceFile, source_line = @SourceLine, name = @Name, description = @Description, group_name = @GroupName,
            node = @Node, tags = @Tags, icon = @Icon, open_url = @OpenUrl, public = @Public, depends_on = @DependsOn,
            witness_for = @WitnessFor, dials = @Dials, interval_seconds = @IntervalSeconds, timeout_seconds = @TimeoutSeconds, retries = @Retries,
            recover_after = @RecoverAfter, check_spec = @CheckSpec::jsonb, missing_settings = @MissingSettings, paused = @Paused, version = version + 1, updated_at = @UpdatedAt, retired_at = NULL
        WHERE id = @Id AND version = @Version
        """;

    private const string RetireSql = """
        WITH gone AS (
            UPDATE monitors SET retired_at = @At, updated_at = @At, version = version + 1 WHERE id = ANY(@Ids) AND retired_at IS NULL RETURNING no, id
        ), secretless AS (
            DELETE FROM monitor_secrets s USING gone WHERE s.monitor_id = gone.id
        ), stateless AS (
            DELETE FROM monitor_states s USING gone WHERE s.monitor_no = gone.no
        ), unclaimed AS (
            DELETE FROM monitor_claims c USING gone WHERE c.monitor_no = gone.no
        )
        UPDATE state_intervals i SET ended_at = greatest(@At, i.started_at) FROM gone WHERE i.monitor_no = gone.no AND i.ended_at IS NULL
        """;

    private const string RetiredSql = $"""
        SELECT {Columns} FROM monitors
        WHERE retired_at IS NOT NULL AND source = 'file' AND key = ANY(@Keys)
        ORDER BY retired_at
        """;

    private const string FormerNamesSql = """
        SELECT unnest(CASE WHEN retired_at IS NULL THEN former_names ELSE former_names || name || key END)
        FROM monitors
        WHERE NOT drill AND (retired_at IS NOT NULL OR former_names <> '{}')
        ORDER BY updated_at DESC
        LIMIT @Limit
        """;

    private const string RenameSql = """
        UPDATE monitors SET
            former_names = CASE WHEN key = @From THEN array_remove(former_names, key) || key ELSE former_names END,
            key = CASE WHEN key = @From THEN @To ELSE key END,
            depends_on = array_replace(depends_on, @From, @To),
            version = version + 1, updated_at = @At
        WHERE retired_at IS NULL AND source = 'page' AND (key = @From OR depends_on @> ARRAY[@From])
        """;

    private const string RenameIncidentSql = "UPDATE incidents SET root = 'service:' || @To WHERE root = 'service:' || @From AND resolved_at IS NULL";

    public async Task<List<Monitor>> ReadPageAsync(NpgsqlConnection connection, string? after, int limit, CancellationToken cancellationToken) =>
        await QueryAsync(connection, PageSql, new { After = after, Limit = limit }, cancellationToken);

    public async Task<Monitor?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(connection, ByIdSql, new { Id = id }, cancellationToken)).SingleOrDefault();

    public Task<List<Monitor>> FindManyAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) =>
        QueryAsync(connection, ByIdsSql, new { Ids = ids }, cancellationToken);

    public async Task<Monitor?> FindByKeyAsync(NpgsqlConnection connection, string key, CancellationToken cancellationToken) =>
        (await QueryAsync(connection, ByKeySql, new { Key = key }, cancellationToken)).SingleOrDefault();

    public Task<List<Monitor>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        QueryAsync(connection, AllSql, new { }, cancellationToken);

    /// <summary>Monitors of the service map that have left it, the longest gone first.</summary>
    public Task<List<Monitor>> ReadRetiredAsync(NpgsqlConnection connection, string[] keys, CancellationToken cancellationToken) =>
        QueryAsync(connection, RetiredSql, new { Keys = keys }, cancellationToken);

    /// <summary>Names and keys that are no monitor's now, or were another's, the latest first.</summary>
    public async Task<List<string>> ReadFormerNamesAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<string>(new CommandDefinition(FormerNamesSql, new { Limit = MaxFormerNames }, cancellationToken: cancellationToken))).Distinct()];

    /// <param name="connection">An open connection.</param>
    /// <param name="key">The key, which gets a number behind it when it is taken.</param>
    /// <param name="wanted">Keys that are about to be taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> FindFreeKeyAsync(
        NpgsqlConnection connection, string key, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(KeysLikeSql, new { Key = key }, cancellationToken: cancellationToken);
        var taken = (await connection.QueryAsync<string>(command)).Concat(wanted).ToHashSet(StringComparer.Ordinal);
        return taken.Contains(key)
            ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{key}-{number}").First(candidate => !taken.Contains(candidate))
            : key;
    }

    public Task<int> InsertAsync(NpgsqlConnection connection, Monitor monitor, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(InsertSql, MonitorRow.Of(monitor), cancellationToken: cancellationToken));

    /// <summary>Writes everything if the version is still that of <paramref name="monitor"/>; brings back a retired one.</summary>
    public async Task<bool> UpdateAsync(NpgsqlConnection connection, Monitor monitor, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(UpdateSql, MonitorRow.Of(monitor), cancellationToken: cancellationToken)) == 1;

    /// <summary>Takes monitors out of use and keeps their history.</summary>
    public Task RetireAsync(NpgsqlConnection connection, Guid[] ids, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(RetireSql, new { Ids = ids, At = at }, cancellationToken: cancellationToken));

    /// <summary>Gives a monitor made on a page another key, also where others made there depend on it.</summary>
    public async Task RenameAsync(NpgsqlConnection connection, string from, string to, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parameters = new { From = from, To = to, At = at };
        await connection.ExecuteAsync(new CommandDefinition(RenameSql, parameters, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(RenameIncidentSql, parameters, cancellationToken: cancellationToken));
    }

    private static async Task<List<Monitor>> QueryAsync(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<MonitorRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToMonitor())];
    }
}

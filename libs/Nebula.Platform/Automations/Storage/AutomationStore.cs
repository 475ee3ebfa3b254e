using Dapper;
using Npgsql;

namespace Nebula.Platform.Automations.Storage;

/// <summary>Automations in their tables.</summary>
internal sealed class AutomationStore
{
    private const string PageSql =
        $"""
        select {AutomationRow.Columns}, last.at as last_at, last.state as last_state
        from automations
        left join lateral (
            select created_at as at, state from automation_runs
            where automation_id = automations.id
            order by created_at desc, automation_runs.id desc
            limit 1) last on true
        where @after::uuid is null or id > @after
        order by id
        limit @limit
        """;

    // There is a most number of automations, so this is bounded.
    private const string ActiveSql = $"select {AutomationRow.Columns} from automations where enabled and paused_at is null order by id";

    private const string FindSql = $"select {AutomationRow.Columns} from automations where id = @id";

    private const string ActionsSql = $"select {ActionRow.Columns} from automation_actions where automation_id = any(@ids) order by automation_id, place";

    private const string InsertSql =
        """
        insert into automations (
            id, name, description, enabled, match, conditions, rights, saved_by_id, saved_by, paused_at, paused_until, paused_reason, version,
            created_at, updated_at)
        values (
            @Id, @Name, @Description, @Enabled, @Match::jsonb, @Conditions::jsonb, @Rights, @SavedById, @SavedBy, @PausedAt, @PausedUntil, @PausedReason,
            @Version, @CreatedAt, @UpdatedAt)
        """;

    private const string UpdateSql =
        """
        update automations
        set name = @Name, description = @Description, enabled = @Enabled, match = @Match::jsonb, conditions = @Conditions::jsonb,
            rights = @Rights, saved_by_id = @SavedById, saved_by = @SavedBy, paused_at = @PausedAt, paused_until = @PausedUntil, paused_reason = @PausedReason,
            version = @Version, updated_at = @UpdatedAt
        where id = @Id
        """;

    private const string ResumeSql =
        """
        update automations set paused_at = null, paused_until = null, paused_reason = null, version = version + 1, updated_at = @now where id = @id;
        delete from automation_pauses where automation_id = @id
        """;

    // There is a most number of automations, so this is bounded.
    private const string RestedSql = "select id from automations where paused_until <= @now order by id";

    private const string InsertActionSql =
        """
        insert into automation_actions (id, automation_id, place, kind, parameters, sealed, sealed_names, continue_on_failure)
        values (@Id, @AutomationId, @Place, @Kind, @Parameters::jsonb, @Sealed, @SealedNames, @ContinueOnFailure)
        """;

    public async Task<List<Automation>> ReadPageAsync(NpgsqlConnection connection, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var rows = (await connection.QueryAsync<AutomationRow>(new CommandDefinition(PageSql, new { after, limit }, cancellationToken: cancellationToken))).AsList();
        var actions = (await ReadActionsAsync(connection, [.. rows.Select(row => row.Id)], cancellationToken)).ToLookup(action => action.AutomationId);
        return rows.ConvertAll(row => row.ToAutomation(actions[row.Id]));
    }

    /// <summary>Those that run, without their actions.</summary>
    public async Task<List<Automation>> ReadActiveAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<AutomationRow>(new CommandDefinition(ActiveSql, cancellationToken: cancellationToken))).AsList().ConvertAll(row => row.ToAutomation([]));

    /// <param name="connection">An open connection.</param>
    /// <param name="id">The automation.</param>
    /// <param name="lockRow">Whether nobody else may change it until the transaction ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(Automation Automation, List<ActionRow> Actions)?> FindAsync(
        NpgsqlConnection connection, Guid id, bool lockRow, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(lockRow ? $"{FindSql} for update" : FindSql, new { id }, cancellationToken: cancellationToken);
        if (await connection.QuerySingleOrDefaultAsync<AutomationRow>(command) is not { } row)
        {
            return null;
        }

        var actions = await ReadActionsAsync(connection, [id], cancellationToken);
        return (row.ToAutomation(actions), actions);
    }

    public async Task<int> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // One writer at a time, or two could pass the limit together.
        await connection.ExecuteAsync(new CommandDefinition("lock table automations in share row exclusive mode", cancellationToken: cancellationToken));
        return await connection.QuerySingleAsync<int>(new CommandDefinition("select count(*)::int from automations", cancellationToken: cancellationToken));
    }

    public async Task InsertAsync(NpgsqlConnection connection, AutomationRow row, IEnumerable<ActionRow> actions, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(InsertActionSql, actions, cancellationToken: cancellationToken));
    }

    public async Task UpdateAsync(NpgsqlConnection connection, AutomationRow row, IEnumerable<ActionRow> actions, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(UpdateSql, row, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition("delete from automation_actions where automation_id = @Id", new { row.Id }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(InsertActionSql, actions, cancellationToken: cancellationToken));
    }

    /// <summary>Those whose pause is over.</summary>
    public async Task<List<Guid>> ReadRestedAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition(RestedSql, new { now }, cancellationToken: cancellationToken))).AsList();

    public Task ResumeAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(ResumeSql, new { id, now }, cancellationToken: cancellationToken));

    public Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("delete from automations where id = @id", new { id }, cancellationToken: cancellationToken));

    private static async Task<List<ActionRow>> ReadActionsAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<ActionRow>(new CommandDefinition(ActionsSql, new { ids }, cancellationToken: cancellationToken))).AsList();
}

using Dapper;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>Runs in their tables.</summary>
internal sealed class RunStore
{
    private const int MaxText = 1000;

    private const string DueSql =
        $"select {RunRow.Columns} from automation_runs where next_at is not null and next_at <= @now order by next_at limit @limit";

    private const string StepsSql = $"select {StepRow.Columns} from automation_run_steps where run_id = any(@runs) order by run_id, place";

    // By the number of attempts seen: of two who would begin the same attempt, one does.
    private const string BeginSql =
        """
        update automation_run_steps
        set state = 'running', attempts = attempts + 1, started_at = @now, duration_ms = null
        where run_id = @RunId and place = @Place and attempts = @Attempts and state in ('waiting', 'running')
        """;

    private const string EndStepSql =
        """
        update automation_run_steps
        set state = @state, detail = @detail, duration_ms = @durationMs
        where run_id = @RunId and place = @Place
        """;

    private const string SkipSql = "update automation_run_steps set state = 'skipped' where run_id = @run and state in ('waiting', 'running')";

    private const string PostponeSql = "update automation_runs set next_at = @at where id = @run and state = 'running'";

    private const string FinishSql =
        "update automation_runs set state = @state, reason = @reason, finished_at = @now, next_at = null where id = @run and state = 'running'";

    private const string HistorySql =
        $"""
        select {RunRow.Columns}
        from automation_runs
        where automation_id = @automation and event_category = any(@categories)
          and (@before::uuid is null or (created_at, id) < (select created_at, id from automation_runs where id = @before))
        order by created_at desc, id desc
        limit @limit
        """;

    public async Task<List<RunRow>> ReadDueAsync(NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<RunRow>(new CommandDefinition(DueSql, new { now, limit }, cancellationToken: cancellationToken))).AsList();

    public async Task<ILookup<Guid, StepRow>> ReadStepsAsync(NpgsqlConnection connection, Guid[] runs, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<StepRow>(new CommandDefinition(StepsSql, new { runs }, cancellationToken: cancellationToken))).ToLookup(step => step.RunId);

    public async Task<List<RunRow>> ReadHistoryAsync(
        NpgsqlConnection connection, Guid automation, IReadOnlyList<EventCategory> visible, Guid? before, int limit, CancellationToken cancellationToken)
    {
        var values = new { automation, categories = visible.Select(EventText.Of).ToArray(), before, limit };
        return (await connection.QueryAsync<RunRow>(new CommandDefinition(HistorySql, values, cancellationToken: cancellationToken))).AsList();
    }

    /// <returns>Whether the attempt is the caller's to make.</returns>
    public async Task<bool> BeginAsync(NpgsqlConnection connection, StepRow step, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(
            BeginSql, new { step.RunId, step.Place, step.Attempts, now }, cancellationToken: cancellationToken)) == 1;

    public Task EndStepAsync(
        NpgsqlConnection connection, StepRow step, StepState state, string detail, TimeSpan? took, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            EndStepSql,
            new { step.RunId, step.Place, state = EventText.Of(state), detail = Limit(detail), durationMs = took is { } time ? (int?)(int)time.TotalMilliseconds : null },
            cancellationToken: cancellationToken));

    public Task PostponeAsync(NpgsqlConnection connection, Guid run, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(PostponeSql, new { run, at }, cancellationToken: cancellationToken));

    /// <summary>Ends a run; what it has not done is skipped.</summary>
    /// <returns>Whether it was not over yet.</returns>
    public async Task<bool> FinishAsync(
        NpgsqlConnection connection, Guid run, RunState state, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(SkipSql, new { run }, cancellationToken: cancellationToken));
        var values = new { run, state = EventText.Of(state), reason = reason is null ? null : Limit(reason), now };
        return await connection.ExecuteAsync(new CommandDefinition(FinishSql, values, cancellationToken: cancellationToken)) == 1;
    }

    // Answers of strangers are in it; PostgreSQL takes neither NUL nor half a character.
    private static string Limit(string text) =>
        string.Concat((text.Length <= MaxText ? text : $"{text[..(MaxText - 1)]}…").EnumerateRunes()).Replace('\0', '\uFFFD');
}

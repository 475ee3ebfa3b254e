using Dapper;
using Npgsql;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>Gives events their positions: one after the other, none left out, visible in their order.</summary>
internal sealed class EventMover : IOutboxMover
{
    /// <summary>The channel that tells of new rows; a hint only, followers also look by themselves.</summary>
    public const string Channel = "nebula_events";

    private const string ReadSql =
        $"""
        select {EventRow.Columns}
        from event_outbox
        order by seq
        limit @limit
        """;

    private const string LockSql = "select position from event_feed for update";

    // The lock is held since the statement before, so what this one sees is all there is.
    private const string AppendSql =
        """
        with given as (
            select *
            from unnest(
                @Ids, @OccurredAt, @Category, @Type, @Severity, @Source, @Title, @Subject, @Story, @StoryPhase, @Actor, @Data::jsonb[])
                with ordinality as given (
                    id, occurred_at, category, type, severity, source, title, subject, story, story_phase, actor, data, place)
        ),
        fresh as (
            select given.*, row_number() over (order by place) as step
            from given
            where not exists (select from events where events.id = given.id)
        ),
        appended as (
            insert into events (
                position, id, occurred_at, category, type, severity, source, title, subject, story, story_phase, actor, data)
            select @Position + step, id, occurred_at, category, type, severity, source, title, subject, story, story_phase, actor, data
            from fresh
        )
        update event_feed set position = @Position + (select count(*) from fresh)
        """;

    public string Outbox => "event_outbox";

    public async Task<IReadOnlyList<Guid>> MoveAsync(NpgsqlConnection source, NpgsqlConnection home, int limit, CancellationToken cancellationToken)
    {
        var rows = (await source.QueryAsync<EventRow>(new CommandDefinition(ReadSql, new { limit }, cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0)
        {
            return [];
        }

        var position = await home.QuerySingleAsync<long>(new CommandDefinition(LockSql, cancellationToken: cancellationToken));
        await home.ExecuteAsync(new CommandDefinition(AppendSql, ColumnsOf(rows, position), cancellationToken: cancellationToken));
        await home.ExecuteAsync(new CommandDefinition($"notify {Channel}", cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.Id)];
    }

    private static object ColumnsOf(List<EventRow> rows, long position) => new
    {
        Position = position,
        Ids = rows.ConvertAll(row => row.Id).ToArray(),
        OccurredAt = rows.ConvertAll(row => row.OccurredAt).ToArray(),
        Category = rows.ConvertAll(row => row.Category).ToArray(),
        Type = rows.ConvertAll(row => row.Type).ToArray(),
        Severity = rows.ConvertAll(row => row.Severity).ToArray(),
        Source = rows.ConvertAll(row => row.Source).ToArray(),
        Title = rows.ConvertAll(row => row.Title).ToArray(),
        Subject = rows.ConvertAll(row => row.Subject).ToArray(),
        Story = rows.ConvertAll(row => row.Story).ToArray(),
        StoryPhase = rows.ConvertAll(row => row.StoryPhase).ToArray(),
        Actor = rows.ConvertAll(row => row.Actor).ToArray(),
        Data = rows.ConvertAll(row => row.Data).ToArray(),
    };
}

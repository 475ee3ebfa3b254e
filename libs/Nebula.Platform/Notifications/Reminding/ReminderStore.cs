using Dapper;
using Nebula.Platform.Notifications.Deliveries;
using Npgsql;

namespace Nebula.Platform.Notifications.Reminding;

/// <summary>What was told of the stories that go on, and the next reminder.</summary>
internal static class ReminderStore
{
    // While something of the story still waits to be sent, nobody has to be reminded of it.
    private const string ToldSql =
        """
        select s.event_id as EventId, s.rule_id as RuleId, s.channel_id as ChannelId, s.story as Story,
               t.reminders as Reminders, t.told_at as ToldAt, t.sent_at as SentAt,
               h.kind as HoldKind, h.by_name as HoldBy, h.held_at as HeldAt, h.until as HeldUntil
        from notification_deliveries s
        cross join lateral (
            select max(d.reminder) as reminders, max(d.finished_at) filter (where d.reminder > 0 or d.id = s.id) as told_at,
                   max(d.finished_at) filter (where d.state = 'sent') as sent_at, bool_or(d.state = 'waiting') as waits
            from notification_deliveries d
            where d.story = s.story and d.channel_id = s.channel_id and d.rule_id = s.rule_id) t
        left join story_holds h on h.story = s.story
        where s.story = any(@stories) and s.rule_id = any(@rules) and s.story_phase = 'start' and s.state = 'sent' and not t.waits
        """;

    // By its number it is there once, whoever plans it and however often.
    private const string InsertSql =
        """
        insert into notification_deliveries (
            id, event_id, rule_id, rule_name, channel_id, channel_name, type, category, severity, title, subject, story, story_phase,
            occurred_at, planned_at, state, due_at, reminder)
        values (
            @Id, @EventId, @RuleId, @RuleName, @ChannelId, @ChannelName, @Type, @Category, @Severity, @Title, @Subject, @Story, @StoryPhase,
            @OccurredAt, @PlannedAt, @State, @DueAt, @Reminder)
        on conflict (event_id, rule_id, channel_id, reminder) do nothing
        """;

    public static async Task<List<ToldOpening>> ReadToldAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> stories, IReadOnlyCollection<Guid> rules, CancellationToken cancellationToken)
    {
        var values = new { stories = stories.ToArray(), rules = rules.ToArray() };
        return (await connection.QueryAsync<ToldOpening>(new CommandDefinition(ToldSql, values, cancellationToken: cancellationToken))).AsList();
    }

    public static Task<int> InsertAsync(NpgsqlConnection connection, DeliveryRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
}

using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Notifications.Rules;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>
/// Makes of an event what the rules say: one row for each rule and channel, all in one transaction. A row is there once, by event, rule and
/// channel, so that an event which is told again changes nothing.
/// </summary>
internal sealed class NotificationHandler(NpgsqlDataSource database, DeliverySignal signal, TimeProvider time) : IEventHandler
{
    private const string InsertSql =
        """
        insert into notification_deliveries (
            id, event_id, rule_id, rule_name, channel_id, channel_name, type, category, severity, title, subject, story, story_phase,
            occurred_at, planned_at, state, reason, due_at, finished_at)
        values (
            @Id, @EventId, @RuleId, @RuleName, @ChannelId, @ChannelName, @Type, @Category, @Severity, @Title, @Subject, @Story, @StoryPhase,
            @OccurredAt, @PlannedAt, @State, @Reason, @DueAt, @FinishedAt)
        on conflict (event_id, rule_id, channel_id, reminder) do nothing
        """;

    private const string ReleaseSql =
        """
        update notification_deliveries set state = 'not_sent', finished_at = @now
        where story = @story and channel_id = @channelId and state = 'waiting' and reason in ('quiet_hours', 'duplicate')
        """;

    public string Name => "notifications";

    public bool Wants(FeedEvent happened) => true;

    public async Task HandleAsync(FeedEvent happened, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rules = await RuleStore.ReadEnabledAsync(connection, cancellationToken);
        if (rules.Count == 0)
        {
            return;
        }

        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var planned = 0;
        foreach (var row in rules)
        {
            var rule = new ActiveRule(row.Id, row.DefinitionOf, row.TellsSecurity);
            foreach (var id in rule.ChannelIds.Where(channels.ContainsKey))
            {
                planned += await PlanAsync(connection, rule, channels[id], happened, cancellationToken);
            }
        }

        if (planned > 0)
        {
            await transaction.CommitAsync(cancellationToken);
            signal.Raise();
        }
    }

    private async Task<int> PlanAsync(
        NpgsqlConnection connection, ActiveRule rule, RuleChannel channel, FeedEvent happened, CancellationToken cancellationToken)
    {
        // Most events are nothing to most rules; only those of a story need a look at what was before.
        if (!rule.Means(happened) && happened.StoryPhase is null or StoryPhase.Start)
        {
            return 0;
        }

        var past = await StoredPast.ReadAsync(connection, rule, channel, happened, cancellationToken);
        if (RuleJudge.Judge(rule, channel, happened, past) is not { } judgement)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        if (judgement.ReleasesHeld)
        {
            var released = new { story = happened.Story, channelId = channel.Id, now };
            await connection.ExecuteAsync(new CommandDefinition(ReleaseSql, released, cancellationToken: cancellationToken));
        }

        var row = ToRow(rule, channel, happened, judgement, now);
        return await connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
    }

    private static DeliveryRow ToRow(ActiveRule rule, RuleChannel channel, FeedEvent happened, Judgement judgement, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EventId = happened.Id,
        RuleId = rule.Id,
        RuleName = rule.Name,
        ChannelId = channel.Id,
        ChannelName = channel.Name,
        Type = happened.Type,
        Category = EventText.Of(happened.Category),
        Severity = EventText.Of(happened.Severity),
        Title = happened.Title,
        Subject = happened.Subject,
        Story = happened.Story,
        StoryPhase = happened.StoryPhase is { } phase ? EventText.Of(phase) : null,
        OccurredAt = happened.OccurredAt,
        PlannedAt = now,
        State = EventText.Of(judgement.State),
        Reason = judgement.Reason is { } reason ? EventText.Of(reason) : null,
        DueAt = judgement.DueAt > now ? judgement.DueAt : now,
        FinishedAt = judgement.State == DeliveryState.NotSent ? now : null,
    };
}

using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Rules;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Reads what was planned before from the rows that it left.</summary>
internal static class StoredPast
{
    private const string ReadSql =
        """
        select
            exists (
                select from notification_deliveries d
                where d.event_id = @eventId and d.channel_id = @channelId and d.rule_id <> @ruleId and d.state <> 'not_sent') as TakenByOtherRule,
            coalesce(s.told, false) as StoryTold, coalesce(s.known, false) as RuleKnowsStory, s.held as HeldFor,
            case when @fold then (
                select max(d.occurred_at) from notification_deliveries d
                where d.rule_id = @ruleId and d.channel_id = @channelId and d.type = @type and d.subject is not distinct from @subject
                  and d.occurred_at > @since and d.event_id <> @eventId and d.state in ('waiting', 'sent')) end as AlikeAt,
            h.kind as HoldKind, h.by_name as HoldBy, h.held_at as HoldAt, h.until as HoldUntil
        from (select 1) one
        left join lateral (
            select bool_or(d.state = 'sent' or (d.state = 'waiting' and coalesce(d.reason, '') not in ('quiet_hours', 'duplicate'))) as told,
                   bool_or(d.rule_id = @ruleId) as known,
                   max(d.reason) filter (where d.state = 'waiting' and d.story_phase = 'start' and d.reason in ('quiet_hours', 'duplicate')) as held
            from notification_deliveries d
            where d.story = @story and d.channel_id = @channelId and d.event_id <> @eventId) s on true
        left join story_holds h on h.story = @story
        """;

    public static async Task<Past> ReadAsync(
        NpgsqlConnection connection, ActiveRule rule, RuleChannel channel, FeedEvent happened, CancellationToken cancellationToken)
    {
        var values = new
        {
            eventId = happened.Id,
            channelId = channel.Id,
            ruleId = rule.Id,
            type = happened.Type,
            subject = happened.Subject,
            story = happened.Story,
            fold = rule.Fold > TimeSpan.Zero,
            since = happened.OccurredAt - rule.Fold,
        };
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(ReadSql, values, cancellationToken: cancellationToken));
        return new Past
        {
            TakenByOtherRule = row.TakenByOtherRule,
            StoryTold = row.StoryTold,
            RuleKnowsStory = row.RuleKnowsStory,
            HeldFor = row.HeldFor is null ? null : EventText.Find<DeliveryReason>(row.HeldFor),
            AlikeAt = row.AlikeAt,
            Hold = row.HoldKind is null
                ? null
                : new StoryHold(EventText.Parse(row.HoldKind, StoryHoldKind.Acknowledged), row.HoldBy!, row.HoldAt!.Value, row.HoldUntil),
        };
    }

    private sealed record Row
    {
        public required bool TakenByOtherRule { get; init; }

        public required bool StoryTold { get; init; }

        public required bool RuleKnowsStory { get; init; }

        public string? HeldFor { get; init; }

        public DateTimeOffset? AlikeAt { get; init; }

        public string? HoldKind { get; init; }

        public string? HoldBy { get; init; }

        public DateTimeOffset? HoldAt { get; init; }

        public DateTimeOffset? HoldUntil { get; init; }
    }
}

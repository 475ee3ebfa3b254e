using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>
/// Says what a rule makes of an event: the one place for it, asked by what sends and by the preview. It goes by when the event happened,
/// not by when it is asked.
/// </summary>
internal static class RuleJudge
{
    /// <returns>Null when the event is nothing to the rule: then there is nothing to keep either.</returns>
    public static Judgement? Judge(ActiveRule rule, RuleChannel channel, FeedEvent happened, Past past)
    {
        var means = rule.Means(happened);
        var follows = happened.StoryPhase is StoryPhase.Progress or StoryPhase.End && past.RuleKnowsStory;
        if ((!means && !follows) || IsAbout(channel, happened))
        {
            return null;
        }

        return past switch
        {
            { TakenByOtherRule: true } => Not(happened, DeliveryReason.OtherRule),
            _ when !channel.Enabled => Not(happened, DeliveryReason.ChannelDisabled),
            { HeldFor: { } reason } when follows => Not(happened, reason) with { ReleasesHeld = happened.StoryPhase == StoryPhase.End },
            { StoryTold: true } when happened.StoryPhase == StoryPhase.End => End(rule, channel, happened),
            { StoryTold: true } when happened.StoryPhase == StoryPhase.Progress => Course(rule, channel, happened, past, means),
            _ when follows && happened.StoryPhase == StoryPhase.End => Not(happened, DeliveryReason.StoryNotTold),
            _ => means ? Anew(rule, happened, past) : null,
        };
    }

    /// <summary>Whether a story that goes on, and of whose beginning the rule has told, is to be told once more.</summary>
    /// <param name="rule">The rule as it is now.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="began">The story's beginning.</param>
    /// <param name="heardAt">When something of it was told last.</param>
    /// <param name="hold">Who has taken it in hand.</param>
    /// <param name="now">The moment. What falls into quiet hours is told at their end.</param>
    public static bool Reminds(ActiveRule rule, RuleChannel channel, FeedEvent began, DateTimeOffset heardAt, StoryHold? hold, DateTimeOffset now) =>
        rule.Remind > TimeSpan.Zero
        && now >= heardAt + rule.Remind
        && hold?.Counts(now) != true
        && channel.Enabled
        && rule.Means(began)
        && rule.Counts(now)
        && !rule.IsQuiet(now, began.Severity);

    // A channel is not told of its own troubles, over itself: each would make the next.
    private static bool IsAbout(RuleChannel channel, FeedEvent happened) => happened.Subject == $"channel:{channel.Id}";

    // Discord changes a message without a sound, so that nobody is woken by it.
    private static bool CanEdit(RuleChannel channel) => channel.Kind == ChannelKind.Discord;

    private static Judgement End(ActiveRule rule, RuleChannel channel, FeedEvent happened)
    {
        if (CanEdit(channel))
        {
            return Send(happened) with { Edits = true };
        }

        return rule.IsQuiet(happened.OccurredAt, happened.Severity)
            ? new Judgement(DeliveryState.Waiting, DeliveryReason.QuietHours, rule.QuietEnd(happened.OccurredAt))
            : Send(happened);
    }

    private static Judgement? Course(ActiveRule rule, RuleChannel channel, FeedEvent happened, Past past, bool means)
    {
        if (happened.Type is "incident.acknowledged" or "incident.snoozed" or "incident.released")
        {
            return CanEdit(channel) ? Send(happened) with { Edits = true } : null;
        }

        if (HeldBy(past, happened) is { } hold)
        {
            return Not(happened, hold);
        }

        return CanEdit(channel) ? Send(happened) with { Edits = true } : means ? Anew(rule, happened, past) : null;
    }

    private static Judgement Anew(ActiveRule rule, FeedEvent happened, Past past)
    {
        if (!rule.Counts(happened.OccurredAt))
        {
            return Not(happened, DeliveryReason.OutsideSchedule);
        }

        if (happened.StoryPhase == StoryPhase.Progress && HeldBy(past, happened) is { } hold)
        {
            return Not(happened, hold);
        }

        // What may still go on is not lost to a moment's quiet: it is told afterwards, unless it is over by then.
        var waits = happened.StoryPhase == StoryPhase.Start;
        var (due, reason) = (happened.OccurredAt, (DeliveryReason?)null);
        if (past.AlikeAt is { } alike && happened.OccurredAt < alike + rule.Fold)
        {
            if (!waits)
            {
                return Not(happened, DeliveryReason.Duplicate);
            }

            (due, reason) = (alike + rule.Fold, DeliveryReason.Duplicate);
        }

        if (!rule.IsQuiet(due, happened.Severity))
        {
            return new Judgement(DeliveryState.Waiting, reason, due);
        }

        return waits || (happened.StoryPhase is null && happened.Severity >= EventSeverity.Warning)
            ? new Judgement(DeliveryState.Waiting, DeliveryReason.QuietHours, rule.QuietEnd(due))
            : Not(happened, DeliveryReason.QuietHours);
    }

    private static DeliveryReason? HeldBy(Past past, FeedEvent happened) => past.Hold switch
    {
        { } hold when !hold.Counts(happened.OccurredAt) => null,
        { Kind: StoryHoldKind.Acknowledged } => DeliveryReason.Acknowledged,
        { Kind: StoryHoldKind.Snoozed } => DeliveryReason.Snoozed,
        _ => null,
    };

    private static Judgement Send(FeedEvent happened) => new(DeliveryState.Waiting, null, happened.OccurredAt);

    private static Judgement Not(FeedEvent happened, DeliveryReason reason) => new(DeliveryState.NotSent, reason, happened.OccurredAt);
}

using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Platform.Notifications.Reminding;

/// <summary>Counts the reminders that a rule would have sent, as events go by. Of maintenance it knows nothing.</summary>
internal sealed class ReminderForecast(ActiveRule rule)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly Dictionary<(Guid Channel, string Story), Course> _open = [];

    public int Count { get; private set; }

    /// <param name="channel">Over which it would have been told.</param>
    /// <param name="happened">The next event.</param>
    /// <param name="judgement">What the rule makes of it; null for nothing.</param>
    public void Note(RuleChannel channel, FeedEvent happened, Judgement? judgement)
    {
        if (rule.Remind <= TimeSpan.Zero || happened.Story is not { } story)
        {
            return;
        }

        var sent = judgement is { State: DeliveryState.Waiting };
        if (happened.StoryPhase == StoryPhase.Start && sent && story.StartsWith("incident:", StringComparison.Ordinal))
        {
            _open[(channel.Id, story)] = new Course(channel, happened, judgement!.DueAt);
        }
        else if (_open.TryGetValue((channel.Id, story), out var course))
        {
            Walk(course, happened.OccurredAt);
            course.Hold = HoldAfter(happened, course.Hold);
            if (sent && channel.Kind != ChannelKind.Discord)
            {
                course.HeardAt = judgement!.DueAt;
            }

            if (happened.StoryPhase == StoryPhase.End)
            {
                _open.Remove((channel.Id, story));
            }
        }
    }

    /// <summary>What goes on goes on until now.</summary>
    public int CountUntil(DateTimeOffset now)
    {
        foreach (var course in _open.Values)
        {
            Walk(course, now);
        }

        _open.Clear();
        return Count;
    }

    private void Walk(Course course, DateTimeOffset until)
    {
        for (var at = course.HeardAt + rule.Remind; at < until;)
        {
            if (RuleJudge.Reminds(rule, course.Channel, course.Began, course.HeardAt, course.Hold, at))
            {
                Count++;
                course.HeardAt = at;
                at += rule.Remind;
            }
            else
            {
                at += Step;
            }
        }
    }

    private static StoryHold? HoldAfter(FeedEvent happened, StoryHold? before) => happened.Type switch
    {
        "incident.acknowledged" => new StoryHold(StoryHoldKind.Acknowledged, "", happened.OccurredAt, null),
        "incident.snoozed" when happened.Data.TryGetProperty("until", out var until) && until.TryGetDateTimeOffset(out var end) =>
            new StoryHold(StoryHoldKind.Snoozed, "", happened.OccurredAt, end),
        "incident.released" => null,
        _ => before,
    };

    private sealed class Course(RuleChannel channel, FeedEvent began, DateTimeOffset heardAt)
    {
        public RuleChannel Channel => channel;

        public FeedEvent Began => began;

        public DateTimeOffset HeardAt { get; set; } = heardAt;

        public StoryHold? Hold { get; set; }
    }
}

using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>What a rule that is only tried has made of the events before, in place of the rows that it would have left.</summary>
internal sealed class RememberedPast
{
    private readonly Dictionary<(Guid Channel, string Story), List<(PreviewedMessage Message, bool Held)>> _stories = [];
    private readonly Dictionary<(Guid Channel, string Type, string? Subject), DateTimeOffset> _alike = [];

    public Past Of(RuleChannel channel, FeedEvent happened)
    {
        var story = StoryOf(channel, happened);
        var held = story.Find(line => line.Held && line.Message.Sent && line.Message.SentAt > happened.OccurredAt).Message;
        return new Past
        {
            RuleKnowsStory = story.Count > 0,
            HeldFor = held?.Reason,
            StoryTold = story.Exists(line => line.Message.Sent && line.Message != held),
            AlikeAt = _alike.TryGetValue((channel.Id, happened.Type, happened.Subject), out var at) ? at : null,
        };
    }

    public void Note(RuleChannel channel, FeedEvent happened, Judgement judgement, List<PreviewedMessage> messages)
    {
        var story = StoryOf(channel, happened);
        if (judgement.ReleasesHeld)
        {
            for (var index = 0; index < story.Count; index++)
            {
                if (story[index].Held)
                {
                    var released = story[index].Message with { Sent = false, SentAt = null };
                    messages[messages.IndexOf(story[index].Message)] = released;
                    story[index] = (released, false);
                }
            }
        }

        var sent = judgement.State == DeliveryState.Waiting;
        var message = new PreviewedMessage
        {
            EventId = happened.Id,
            Position = happened.Position,
            OccurredAt = happened.OccurredAt,
            Type = happened.Type,
            Severity = happened.Severity,
            Title = happened.Title,
            Subject = happened.Subject,
            ChannelId = channel.Id,
            ChannelName = channel.Name,
            Sent = sent,
            SentAt = sent ? judgement.DueAt : null,
            Edits = judgement.Edits,
            Reason = judgement.Reason,
        };
        messages.Add(message);
        story.Add((message, sent && judgement.Reason is not null && happened.StoryPhase == StoryPhase.Start));
        if (sent)
        {
            _alike[(channel.Id, happened.Type, happened.Subject)] = happened.OccurredAt;
        }
    }

    private List<(PreviewedMessage Message, bool Held)> StoryOf(RuleChannel channel, FeedEvent happened)
    {
        if (happened.Story is not { } name)
        {
            return [];
        }

        if (!_stories.TryGetValue((channel.Id, name), out var story))
        {
            _stories[(channel.Id, name)] = story = [];
        }

        return story;
    }
}

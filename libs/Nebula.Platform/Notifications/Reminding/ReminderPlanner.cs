using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Rules;
using Npgsql;

namespace Nebula.Platform.Notifications.Reminding;

/// <summary>Puts a reminder among the deliveries for each story that goes on, is in nobody's hands, and was told long enough ago.</summary>
internal sealed class ReminderPlanner(NpgsqlDataSource database, OpenStories open, DeliverySignal signal, TimeProvider time)
{
    private static readonly IReadOnlyList<EventCategory> All = Enum.GetValues<EventCategory>();

    /// <returns>How many there are now that were not there before.</returns>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rules = (await RuleStore.ReadEnabledAsync(connection, cancellationToken))
            .Select(row => new ActiveRule(row.Id, row.DefinitionOf, row.TellsSecurity))
            .Where(rule => rule.Remind > TimeSpan.Zero)
            .ToDictionary(rule => rule.Id);
        if (rules.Count == 0 || await open.ListAsync(cancellationToken) is not { Count: > 0 } stories)
        {
            return 0;
        }

        var planned = 0;
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        foreach (var told in await ReminderStore.ReadToldAsync(connection, stories, rules.Keys, cancellationToken))
        {
            var rule = rules[told.RuleId];
            if (rule.ChannelIds.Contains(told.ChannelId) && channels.TryGetValue(told.ChannelId, out var channel))
            {
                planned += await PlanAsync(connection, rule, channel, told, cancellationToken);
            }
        }

        if (planned > 0)
        {
            signal.Raise();
        }

        return planned;
    }

    private async Task<int> PlanAsync(
        NpgsqlConnection connection, ActiveRule rule, RuleChannel channel, ToldOpening told, CancellationToken cancellationToken)
    {
        var (now, heard) = (time.GetUtcNow(), HeardAt(channel, told));
        return now - heard >= rule.Remind
            && await EventStore.FindAsync(connection, told.EventId, All, cancellationToken) is { Value: { } began }
            && RuleJudge.Reminds(rule, channel, began, heard, told.Hold, now)
                ? await ReminderStore.InsertAsync(connection, ToRow(rule, channel, began, told.Reminders + 1, now), cancellationToken)
                : 0;
    }

    // A change of Discord's message makes no sound: nobody has heard it.
    private static DateTimeOffset HeardAt(RuleChannel channel, ToldOpening told) =>
        channel.Kind == ChannelKind.Discord || told.ToldAt > told.SentAt ? told.ToldAt : told.SentAt;

    private static DeliveryRow ToRow(ActiveRule rule, RuleChannel channel, FeedEvent began, int number, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EventId = began.Id,
        RuleId = rule.Id,
        RuleName = rule.Name,
        ChannelId = channel.Id,
        ChannelName = channel.Name,
        Type = DeliveryRow.ReminderType,
        Category = EventText.Of(began.Category),
        Severity = EventText.Of(began.Severity),
        Title = $"Still open: {began.Title}",
        Subject = began.Subject,
        Story = began.Story,
        StoryPhase = EventText.Of(StoryPhase.Progress),
        OccurredAt = now,
        PlannedAt = now,
        State = EventText.Of(DeliveryState.Waiting),
        DueAt = now,
        Reminder = number,
    };
}

using Dapper;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Reminding;
using Npgsql;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>Tries a rule on what has happened, with the same judge that sends.</summary>
public sealed class RulePreviewer(NpgsqlDataSource database, EventStore events, TimeProvider time)
{
    private const int MaxEvents = 20_000;

    private const int Batch = 1000;

    private const int MaxItems = 100;

    private static readonly TimeSpan Period = TimeSpan.FromDays(7);

    // The last of so many that are looked through, or the last that is too old, whichever comes later.
    private const string BeginSql =
        """
        select greatest(
            (select position from event_feed) - @max,
            coalesce((select max(position) from events where occurred_at < @since), 0))
        """;

    /// <param name="input">The rule as it would be saved.</param>
    /// <param name="visible">What the caller may see, and so what the rule may tell.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<RulePreview>> RunAsync(RuleInput input, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        var read = RuleValidator.Read(input);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var since = time.GetUtcNow() - Period;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var known = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        if (RuleService.FaultOf(read.Value, known) is { } fault)
        {
            return fault;
        }

        var rule = new ActiveRule(Guid.Empty, read.Value, visible.Contains(EventCategory.Security));
        List<RuleChannel> channels = [.. read.Value.ChannelIds.Select(id => known[id])];
        var begin = await connection.QuerySingleAsync<long>(new CommandDefinition(BeginSql, new { max = MaxEvents, since }, cancellationToken: cancellationToken));
        var position = begin;
        var (past, messages, reminders) = (new RememberedPast(), new List<PreviewedMessage>(), new ReminderForecast(rule));
        while (await events.ReadAfterAsync(position, visible, Batch, cancellationToken) is { Count: > 0 } batch)
        {
            position = batch[^1].Position;
            foreach (var happened in batch.Where(happened => happened.OccurredAt >= since))
            {
                Try(rule, channels, happened, past, messages, reminders);
            }
        }

        var complete = await IsOldAsync(connection, begin, since, cancellationToken);
        var items = messages.OrderByDescending(message => message.Position).Take(MaxItems).ToList();
        return new RulePreview(
            since,
            messages.Count(message => message is { Sent: true, Edits: false }),
            reminders.CountUntil(time.GetUtcNow()),
            messages.Count(message => !message.Sent),
            items,
            complete);
    }

    private static void Try(
        ActiveRule rule, List<RuleChannel> channels, FeedEvent happened, RememberedPast past, List<PreviewedMessage> messages, ReminderForecast reminders)
    {
        foreach (var channel in channels)
        {
            var judgement = RuleJudge.Judge(rule, channel, happened, past.Of(channel, happened));
            reminders.Note(channel, happened, judgement);
            if (judgement is not null)
            {
                past.Note(channel, happened, judgement, messages);
            }
        }
    }

    // The one before the first that was looked at: no longer there, or too old.
    private static async Task<bool> IsOldAsync(NpgsqlConnection connection, long position, DateTimeOffset since, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(
            "select occurred_at from events where position = @position", new { position }, cancellationToken: cancellationToken)) is not { } at || at < since;
}

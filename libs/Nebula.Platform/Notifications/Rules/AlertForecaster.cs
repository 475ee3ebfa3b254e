using System.Text.Json;
using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Deliveries;
using Npgsql;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>Asks the rules, by the same judge as when it happens, whether an event would be told now, and what each says if not.</summary>
public sealed class AlertForecaster(NpgsqlDataSource database, TimeProvider time)
{
    private const int MaxReasons = 5;

    private const string BrokenSql = "select id as Id, broken_why as Why from notification_channels where broken_at is not null";

    public async Task<AlertForecast> AskAsync(EventHeader header, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        if (channels.Count == 0)
        {
            return Nobody("There is no channel yet. Paste the URL of a Discord webhook, of an ntfy topic or of a webhook under Notifications.");
        }

        var rules = await RuleStore.ListAsync(connection, null, [], cancellationToken);
        if (rules.Count == 0)
        {
            return Nobody("There is a channel, but no rule that tells anything over it. Make the rule \"What is broken\" under Notifications.");
        }

        var broken = (await connection.QueryAsync<(Guid Id, string? Why)>(new CommandDefinition(BrokenSql, cancellationToken: cancellationToken)))
            .ToDictionary(row => row.Id, row => row.Why);
        var happened = Happening(header);
        var told = new Dictionary<Guid, RuleChannel>();
        List<string> reasons = [];
        foreach (var row in rules)
        {
            foreach (var channel in row.ChannelIds.Where(channels.ContainsKey).Select(id => channels[id]))
            {
                var obstacle = broken.TryGetValue(channel.Id, out var why)
                    ? $"{channel.Name} has called itself gone ({why}) Test it, or set it anew."
                    : WhyNot(row, channel, happened);
                if (obstacle is null)
                {
                    told[channel.Id] = channel;
                }
                else
                {
                    reasons.Add($"{row.Name}: {obstacle}");
                }
            }

            if (!row.ChannelIds.Any(channels.ContainsKey))
            {
                reasons.Add($"{row.Name}: it names no channel.");
            }
        }

        return told.Count > 0
            ? new AlertForecast([.. told.Values.OrderBy(channel => channel.Name, StringComparer.OrdinalIgnoreCase)], null)
            : Nobody($"No rule would tell it now. {string.Join(" ", reasons.Distinct().Take(MaxReasons))}");
    }

    private static string? WhyNot(RuleRow row, RuleChannel channel, FeedEvent happened)
    {
        if (!row.Enabled)
        {
            return "the rule is switched off.";
        }

        var (definition, rule) = (row.DefinitionOf, new ActiveRule(row.Id, row.DefinitionOf, row.TellsSecurity));
        if (!rule.Means(happened))
        {
            return $"{MatchWords.WhyNot(definition.Match, happened) ?? "it means other events"}.";
        }

        return RuleJudge.Judge(rule, channel, happened, Past.Empty) switch
        {
            null => "it means other events.",
            { Reason: DeliveryReason.ChannelDisabled } => $"the channel {channel.Name} is switched off.",
            { Reason: DeliveryReason.OutsideSchedule } => $"its schedule does not count now ({definition.TimeZone}).",
            { Reason: DeliveryReason.QuietHours, State: DeliveryState.Waiting } held => $"its quiet hours hold it back until {held.DueAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
            { Reason: DeliveryReason.QuietHours } => "its quiet hours hold it back.",
            { State: DeliveryState.NotSent, Reason: { } reason } => $"{EventText.Of(reason)}.",
            _ => null,
        };
    }

    private FeedEvent Happening(EventHeader header)
    {
        var now = time.GetUtcNow();
        return new FeedEvent
        {
            Position = 0,
            Id = Guid.CreateVersion7(now),
            OccurredAt = now,
            Category = header.Category,
            Type = header.Type,
            Severity = header.Severity,
            Source = header.Source,
            Title = header.Title,
            Subject = header.Subject,
            Story = header.Story,
            StoryPhase = header.StoryPhase,
            Data = JsonSerializer.SerializeToElement(new object()),
        };
    }

    private static AlertForecast Nobody(string why) => new([], why);
}

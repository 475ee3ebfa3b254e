using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Deliveries;
using Npgsql;

namespace Nebula.Platform.Notifications.Messages;

/// <summary>Makes messages of events.</summary>
internal sealed class NoticeComposer(IncidentLinks links, IOptionsMonitor<NotificationsOptions> options, TimeProvider time)
{
    private const string StoryBeganSql = "select occurred_at from events where story = @Story order by position limit 1";

    // How it is by now, where it has changed since it began.
    private const string LatestSql =
        "select id from events where story = @Story and type in ('incident.opened', 'incident.changed') order by position desc limit 1";

    private static readonly IReadOnlyList<EventCategory> All = Enum.GetValues<EventCategory>();

    // Members that many kinds of events have, in the order in which they are shown.
    private static readonly (string Member, string Name)[] Told =
        [("reason", "Reason"), ("note", "What changed"), ("error", "Error"), ("why", "Why"), ("detail", "Detail")];

    /// <returns>Null when the event is so old that it was deleted.</returns>
    public async Task<Notice?> ComposeAsync(NpgsqlConnection connection, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var latest = delivery.Reminder > 0
            ? await connection.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(LatestSql, delivery, cancellationToken: cancellationToken))
            : null;
        var found = await EventStore.FindAsync(connection, latest ?? delivery.EventId!.Value, All, cancellationToken);
        if (!found.IsSuccess)
        {
            return null;
        }

        var happened = found.Value;
        var began = happened.Story is null
            ? null
            : await connection.QuerySingleOrDefaultAsync<DateTime?>(new CommandDefinition(StoryBeganSql, happened, cancellationToken: cancellationToken));
        var notice = new Notice
        {
            DeliveryId = delivery.Id,
            EventId = happened.Id,
            Title = NoticeText.OneLine(happened.Title),
            Severity = happened.Severity,
            Category = happened.Category,
            Type = happened.Type,
            Source = happened.Source,
            Subject = happened.Subject,
            Story = happened.Story,
            Phase = happened.StoryPhase,
            Actor = happened.Actor,
            OccurredAt = happened.OccurredAt,

            // What happened may say itself when it began, which is earlier than when it was told.
            StartedAt = TimeOf(happened.Data, "startedAt") ?? began,
            Fields = FieldsOf(happened),
            Url = PageOf(happened),
            HandleUrl = await HandleOfAsync(connection, delivery, happened, cancellationToken),
            Data = happened.Data,
        };
        return delivery.Reminder > 0 ? Remind(notice, delivery) : notice;
    }

    // Of how things are when it is sent, which may be later than when it was planned.
    private Notice Remind(Notice notice, DeliveryRow delivery)
    {
        var now = time.GetUtcNow();
        return notice with
        {
            Title = notice.StartedAt is { } start ? $"Still open after {NoticeText.Duration(now - start)}: {notice.Title}" : $"Still open: {notice.Title}",
            Severity = EventText.Parse(delivery.Severity, notice.Severity),
            Type = DeliveryRow.ReminderType,
            Phase = StoryPhase.Progress,
            OccurredAt = now,
            IsReminder = true,
        };
    }

    public Notice Test(Guid delivery, string channel, DateTimeOffset now) => new()
    {
        DeliveryId = delivery,
        Title = "Test from Nebula",
        Body = $"Messages of the channel \"{NoticeText.OneLine(channel)}\" arrive here.",
        Severity = EventSeverity.Info,
        Category = EventCategory.System,
        Type = "notification.test",
        Source = "notifications",
        OccurredAt = now,
        Url = options.CurrentValue.PublicUrl?.TrimEnd('/'),
    };

    // Only while there is something to take in hand, and only where a link can lead to this installation.
    private async Task<string?> HandleOfAsync(NpgsqlConnection connection, DeliveryRow delivery, FeedEvent happened, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.PublicUrl is not { } site
            || happened.Story?.StartsWith("incident:", StringComparison.Ordinal) != true
            || happened.StoryPhase is not (StoryPhase.Start or StoryPhase.Progress)
            || (await TurnStore.FindHoldAsync(connection, happened.Story, cancellationToken))?.Counts(delivery.Reminder > 0 ? time.GetUtcNow() : happened.OccurredAt) == true)
        {
            return null;
        }

        return $"{site.TrimEnd('/')}/ack#{await links.IssueAsync(connection, delivery.Id, happened.Story, delivery.ChannelId, happened.Title, cancellationToken)}";
    }

    // The service that is the cause opens beside the status; whatever else happened, beside the list of events.
    private string? PageOf(FeedEvent happened)
    {
        if (options.CurrentValue.PublicUrl?.TrimEnd('/') is not { } site)
        {
            return null;
        }

        return (happened.Source, happened.Subject?.Split(':', 2)) switch
        {
            ("status", ["service", var key]) => $"{site}/status?service={Uri.EscapeDataString(key)}",
            ("status", _) => $"{site}/status",
            _ => $"{site}/events?event={happened.Id}",
        };
    }

    private static List<NoticeField> FieldsOf(FeedEvent happened)
    {
        var fields = new List<NoticeField>();
        foreach (var (member, name) in Told)
        {
            if (happened.Data.ValueKind == JsonValueKind.Object
                && happened.Data.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.String
                && value.GetString() is { Length: > 0 } text
                && !happened.Title.Contains(text, StringComparison.Ordinal))
            {
                fields.Add(new NoticeField(name, NoticeText.Lines(text)));
            }
        }

        if (happened.Actor is { } actor)
        {
            fields.Add(new NoticeField("By", NoticeText.OneLine(actor)));
        }

        return fields;
    }

    private static DateTimeOffset? TimeOf(JsonElement data, string member) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time
            : null;
}

using System.Security.Cryptography;
using System.Text;
using Dapper;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Npgsql;

namespace Nebula.Platform.Notifications.Automating;

/// <summary>
/// Tells an event over a channel, in the same delivery log as the rules and with the same retries. It is done when the channel has taken the
/// message; while the delivery still waits, the action comes back and looks again.
/// </summary>
internal sealed class NotifyAction(NpgsqlDataSource database, DeliverySignal signal, TimeProvider time) : IAutomationAction
{
    private const string Channel = "channel";

    // The key stands where a rule's id would: one message for an event, an action and a channel, however often it is attempted.
    private const string InsertSql =
        """
        insert into notification_deliveries (
            id, event_id, rule_id, rule_name, channel_id, channel_name, type, category, severity, title, subject, story, story_phase,
            occurred_at, planned_at, state, due_at)
        values (
            @Id, @EventId, @RuleId, @RuleName, @ChannelId, @ChannelName, @Type, @Category, @Severity, @Title, @Subject, @Story, @StoryPhase,
            @OccurredAt, @PlannedAt, 'waiting', @PlannedAt)
        on conflict (event_id, rule_id, channel_id, reminder) do nothing
        """;

    private const string StateSql =
        "select state, coalesce(detail, answer, reason) as detail from notification_deliveries where event_id = @EventId and rule_id = @RuleId and channel_id = @ChannelId";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public ActionDescription Description { get; } = new("notify", "Notify", "Tells the event over a channel of notifications, now, whatever the rules say.")
    {
        Parameters = [new(Channel, ActionParameterKind.Channel, "Channel", "Where to.") { Required = true, MaxLength = 36 }],
        Needs = [Permissions.NotificationsWrite],
        RetryAfterSeconds = [30, 120, 600],
    };

    public async Task<IReadOnlyList<FieldError>> CheckAsync(ActionValues values, CancellationToken cancellationToken)
    {
        return await FindAsync(values, cancellationToken) is null ? [new FieldError(Channel, "There is no such channel.")] : [];
    }

    public string Tell(ActionValues values) => $"Tell the event over the channel {values[Channel]}";

    public async Task<ActionOutcome> ExecuteAsync(ActionCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(call.Values, cancellationToken) is not { } channel)
        {
            return ActionOutcome.Refused("The channel was deleted.");
        }

        if (!channel.Enabled)
        {
            return ActionOutcome.Refused($"The channel {channel.Name} is switched off.");
        }

        var row = ToRow(call, channel);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
        }

        signal.Raise();
        return await ObserveAsync(row, cancellationToken);
    }

    private async Task<ChannelRow?> FindAsync(ActionValues values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ChannelStore.FindAsync(connection, Guid.Parse(values[Channel]), cancellationToken);
    }

    // No connection is held between the looks: the delivery that is waited for needs one.
    private async Task<ActionOutcome> ObserveAsync(DeliveryRow row, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Look)
        {
            var seen = await LookAsync(row, cancellationToken);
            switch (EventText.Find<DeliveryState>(seen?.State ?? ""))
            {
                case DeliveryState.Sent:
                    return ActionOutcome.Done($"{row.ChannelName} took it");
                case DeliveryState.Waiting when waited < Patience:
                    await Task.Delay(Look, time, cancellationToken);
                    continue;
                case DeliveryState.Waiting:
                    return ActionOutcome.Failed($"It still waits for {row.ChannelName} in the delivery log, which goes on with it: {seen?.Detail ?? "not tried yet"}");
                default:
                    return ActionOutcome.Refused($"{row.ChannelName}: {seen?.Detail ?? "its delivery is gone"}");
            }
        }
    }

    private async Task<Seen?> LookAsync(DeliveryRow row, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Seen>(new CommandDefinition(StateSql, row, cancellationToken: cancellationToken));
    }

    private DeliveryRow ToRow(ActionCall call, ChannelRow channel)
    {
        var (now, happened) = (time.GetUtcNow(), call.Happened);
        return new DeliveryRow
        {
            Id = Guid.CreateVersion7(now),
            EventId = happened.Id,
            RuleId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(call.Key)).AsSpan(0, 16)),
            RuleName = call.AutomationName,
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
            State = EventText.Of(DeliveryState.Waiting),
            DueAt = now,
        };
    }

    private sealed record Seen
    {
        public required string State { get; init; }

        public string? Detail { get; init; }
    }
}

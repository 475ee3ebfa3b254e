using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>A row of <c>notification_deliveries</c>.</summary>
internal sealed record DeliveryRow
{
    public const string ReminderType = "incident.reminder";

    public const string Columns =
        """
        seq, id, event_id as EventId, rule_id as RuleId, rule_name as RuleName, channel_id as ChannelId, channel_name as ChannelName, type, category, severity,
        title, subject, story, story_phase as StoryPhase, occurred_at as OccurredAt, planned_at as PlannedAt, state, reason, detail, due_at as DueAt,
        reminder, attempts, doubtful, started_at as StartedAt, finished_at as FinishedAt, took_ms as TookMs, remote_id as RemoteId, answer
        """;

    public long Seq { get; init; }

    public required Guid Id { get; init; }

    public Guid? EventId { get; init; }

    public Guid? RuleId { get; init; }

    public string? RuleName { get; init; }

    public required Guid ChannelId { get; init; }

    public required string ChannelName { get; init; }

    public required string Type { get; init; }

    /// <summary>The event's; what does not say it is shown to those who see everything.</summary>
    public string Category { get; init; } = EventText.Of(EventCategory.Security);

    public required string Severity { get; init; }

    public required string Title { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    public string? StoryPhase { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Of what goes on, told for the so many-th time more; 0 for what is told as it happens.</summary>
    public int Reminder { get; init; }

    public int Attempts { get; init; }

    /// <summary>The other side may have it from an attempt of which nobody knows the end.</summary>
    public bool Doubtful { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int? TookMs { get; init; }

    public string? RemoteId { get; init; }

    public string? Answer { get; init; }

    public bool IsSecurity => Category == EventText.Of(EventCategory.Security);

    /// <summary>An attempt before this one may have arrived.</summary>
    public bool MayHaveArrived => Doubtful || StartedAt is not null;

    public StoryPhase? PhaseOf => StoryPhase is null ? null : EventText.Find<StoryPhase>(StoryPhase);

    public Delivery ToDelivery() => new()
    {
        Id = Id,
        Position = Seq,
        EventId = EventId,
        RuleId = RuleId,
        RuleName = RuleName,
        ChannelId = ChannelId,
        ChannelName = ChannelName,
        Type = Type,
        Severity = EventText.Parse(Severity, EventSeverity.Info),
        Title = Title,
        Subject = Subject,
        Story = Story,
        OccurredAt = OccurredAt,
        PlannedAt = PlannedAt,
        State = EventText.Parse(State, DeliveryState.Failed),
        Reason = Reason is null ? null : EventText.Find<DeliveryReason>(Reason),
        Detail = Detail,
        DueAt = State == "waiting" ? DueAt : null,
        Attempts = Attempts,
        FinishedAt = FinishedAt,
        TookMs = TookMs,
        RemoteId = RemoteId,
        Answer = Answer,
    };
}

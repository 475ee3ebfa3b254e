using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>A line of the delivery log.</summary>
public sealed record Delivery
{
    public required Guid Id { get; init; }

    /// <summary>Its place in the log; the <c>before</c> of the next page.</summary>
    public required long Position { get; init; }

    /// <summary>Null for a test.</summary>
    public Guid? EventId { get; init; }

    public Guid? RuleId { get; init; }

    /// <summary>The rule's name at that time; null for a test.</summary>
    public string? RuleName { get; init; }

    public required Guid ChannelId { get; init; }

    /// <summary>The channel's name at that time.</summary>
    public required string ChannelName { get; init; }

    public required string Type { get; init; }

    public required EventSeverity Severity { get; init; }

    public required string Title { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public required DeliveryState State { get; init; }

    public DeliveryReason? Reason { get; init; }

    /// <summary>For people: what went wrong, what is waited for.</summary>
    public string? Detail { get; init; }

    /// <summary>When it is tried next; only while it waits.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int? TookMs { get; init; }

    /// <summary>The message's id on the other side: Discord's, ntfy's, a mail's Message-ID.</summary>
    public string? RemoteId { get; init; }

    /// <summary>What the other side said.</summary>
    public string? Answer { get; init; }
}

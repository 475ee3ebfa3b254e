using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A message that a rule would have made of an event.</summary>
public sealed record PreviewedMessage
{
    public required Guid EventId { get; init; }

    public required long Position { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string Type { get; init; }

    public required EventSeverity Severity { get; init; }

    public required string Title { get; init; }

    public string? Subject { get; init; }

    public required Guid ChannelId { get; init; }

    public required string ChannelName { get; init; }

    /// <summary>Whether it would have been sent.</summary>
    public required bool Sent { get; init; }

    /// <summary>When; later than it happened after quiet hours and repeats.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>It would have changed the message of its story, without a new one.</summary>
    public required bool Edits { get; init; }

    /// <summary>Why it would not have been sent, or not at once.</summary>
    public DeliveryReason? Reason { get; init; }
}

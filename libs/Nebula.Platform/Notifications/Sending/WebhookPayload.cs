using System.Text.Json;
using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>What a signed webhook carries. Members are added, never renamed: others read them.</summary>
internal sealed record WebhookPayload
{
    /// <summary>Of this message; the same when it is sent again.</summary>
    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required EventSeverity Severity { get; init; }

    public required EventCategory Category { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public Guid? EventId { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    public StoryPhase? StoryPhase { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public double? DurationSeconds { get; init; }

    public string? Actor { get; init; }

    public string? Url { get; init; }

    public string? HandleUrl { get; init; }

    /// <summary>The event's own members.</summary>
    public JsonElement? Data { get; init; }
}

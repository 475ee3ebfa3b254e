using System.Text.Json;
using Nebula.Platform.Events;

namespace Nebula.Platform.Notifications.Messages;

/// <summary>A message, before it takes the form of its channel. Its texts come from anywhere and are written out as texts.</summary>
internal sealed record Notice
{
    public required Guid DeliveryId { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public required EventSeverity Severity { get; init; }

    public required EventCategory Category { get; init; }

    public required string Type { get; init; }

    public required string Source { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    public StoryPhase? Phase { get; init; }

    public string? Actor { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the story began; null outside of one.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public IReadOnlyList<NoticeField> Fields { get; init; } = [];

    /// <summary>The page that tells more; null when nobody said how this installation is reached.</summary>
    public string? Url { get; init; }

    /// <summary>The page to acknowledge or snooze by, once.</summary>
    public string? HandleUrl { get; init; }

    /// <summary>The event's own members.</summary>
    public JsonElement? Data { get; init; }

    public Guid? EventId { get; init; }

    /// <summary>Told again of what goes on: a message of its own, which takes the place of the story's message where there is one.</summary>
    public bool IsReminder { get; init; }

    public TimeSpan? Duration => Phase == StoryPhase.End && StartedAt is { } start ? OccurredAt - start : null;
}

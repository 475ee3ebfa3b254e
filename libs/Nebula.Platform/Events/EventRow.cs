using System.Text.Json;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events;

/// <summary>An event as it lies in an outbox, where it has no position yet, or in the log.</summary>
internal sealed record EventRow
{
    /// <summary>All but the position.</summary>
    public const string Columns =
        "id, occurred_at, category, type, severity, source, title, subject, story, story_phase, actor, data::text as data";

    public long Position { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string Category { get; init; }

    public required string Type { get; init; }

    public required string Severity { get; init; }

    public required string Source { get; init; }

    public required string Title { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    public string? StoryPhase { get; init; }

    public string? Actor { get; init; }

    public required string Data { get; init; }

    public FeedEvent ToFeed() => new()
    {
        Position = Position,
        Id = Id,
        OccurredAt = OccurredAt,

        // A category of a later version is shown to the fewest.
        Category = EventText.Parse(Category, EventCategory.Security),
        Type = Type,
        Severity = EventText.Parse(Severity, EventSeverity.Info),
        Source = Source,
        Title = Title,
        Subject = Subject,
        Story = Story,
        StoryPhase = StoryPhase is null ? null : EventText.Parse(StoryPhase, Events.StoryPhase.Progress),
        Actor = Actor,
        Data = JsonElement.Parse(Data),
    };
}

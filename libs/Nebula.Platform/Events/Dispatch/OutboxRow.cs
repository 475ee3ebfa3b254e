namespace Nebula.Platform.Events.Dispatch;

/// <summary>An event as it lies in an outbox.</summary>
internal sealed record OutboxRow
{
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
}

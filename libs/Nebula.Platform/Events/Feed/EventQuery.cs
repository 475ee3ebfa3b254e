namespace Nebula.Platform.Events.Feed;

/// <summary>Which events, and how many at most.</summary>
public sealed record EventQuery
{
    public const int MaxLimit = 100;

    /// <summary>Only events of these; what the caller may see, or less.</summary>
    public required IReadOnlyList<EventCategory> Categories { get; init; }

    public EventSeverity? Severity { get; init; }

    public string? Type { get; init; }

    public string? Source { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    /// <summary>Words of the title, or beginnings of words.</summary>
    public string? Text { get; init; }

    /// <summary>Only older ones than this position.</summary>
    public long? Before { get; init; }

    /// <summary>Only newer ones than this position; then the oldest of them come first.</summary>
    public long? After { get; init; }

    /// <summary>1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 50;
}

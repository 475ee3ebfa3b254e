namespace Nebula.Platform.Events.Feed;

/// <summary>Which events a reader of the stream wants, of those that it may see. Two with the same members are the same: they are judged once.</summary>
public sealed record EventFilter
{
    // A bit for each category, so that filters compare by value.
    private readonly uint _categories;

    /// <param name="categories">What the reader may see and wants to; only these.</param>
    public EventFilter(IEnumerable<EventCategory> categories)
    {
        foreach (var category in categories)
        {
            _categories |= BitOf(category);
        }
    }

    public EventSeverity? Severity { get; init; }

    public string? Type { get; init; }

    public string? Source { get; init; }

    public string? Subject { get; init; }

    public string? Story { get; init; }

    internal bool Matches(FeedEvent happened) =>
        (_categories & BitOf(happened.Category)) != 0
        && (Subject is null || Subject == happened.Subject)
        && (Severity is null || Severity == happened.Severity)
        && (Type is null || Type == happened.Type)
        && (Source is null || Source == happened.Source)
        && (Story is null || Story == happened.Story);

    /// <summary>The same question to the database.</summary>
    internal EventQuery After(long position, int limit) => new()
    {
        Categories = [.. Enum.GetValues<EventCategory>().Where(category => (_categories & BitOf(category)) != 0)],
        Severity = Severity,
        Type = Type,
        Source = Source,
        Subject = Subject,
        Story = Story,
        After = position,
        Limit = limit,
    };

    private static uint BitOf(EventCategory category) => 1u << (int)category;
}

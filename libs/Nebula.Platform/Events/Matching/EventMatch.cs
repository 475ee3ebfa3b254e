using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events.Matching;

/// <summary>Which events a rule means. Every list that is not empty has to hold the event; an empty one asks nothing.</summary>
public sealed record EventMatch
{
    public const int MaxPatterns = 20;

    public IReadOnlyList<EventCategory> Categories { get; init; } = [];

    /// <summary>This or what wants to be noticed more.</summary>
    public EventSeverity? MinSeverity { get; init; }

    /// <summary>Features, as <see cref="FeedEvent.Source"/>.</summary>
    [MaxLength(MaxPatterns)]
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Types; one may end with <c>*</c>: <c>incident.*</c>.</summary>
    [MaxLength(MaxPatterns)]
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Subjects; one may end with <c>*</c>: <c>service:*</c>.</summary>
    [MaxLength(MaxPatterns)]
    public IReadOnlyList<string> Subjects { get; init; } = [];

    public bool Matches(FeedEvent happened) =>
        (Categories.Count == 0 || Categories.Contains(happened.Category))
        && (MinSeverity is not { } least || happened.Severity >= least)
        && (Sources.Count == 0 || Sources.Contains(happened.Source, StringComparer.Ordinal))
        && (Types.Count == 0 || Types.Any(pattern => Fits(pattern, happened.Type)))
        && (Subjects.Count == 0 || (happened.Subject is { } subject && Subjects.Any(pattern => Fits(pattern, subject))));

    private static bool Fits(string pattern, string value) =>
        pattern.EndsWith('*') ? value.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == value;
}

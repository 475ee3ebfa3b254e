namespace Nebula.Platform.Events;

/// <summary>What every event tells, whatever its kind.</summary>
/// <param name="Type">Stable, <c>thing.happened</c> in snake_case: <c>monitor.down</c>.</param>
/// <param name="Category">What rules and rights go by.</param>
/// <param name="Severity">How much it wants to be noticed.</param>
/// <param name="Source">The feature that tells it: <c>status</c>.</param>
/// <param name="Title">One sentence for people, without markup and without secrets.</param>
public sealed record EventHeader(string Type, EventCategory Category, EventSeverity Severity, string Source, string Title)
{
    /// <summary>The thing it is about, <c>kind:id</c>: <c>service:plex</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Events of one story have the same: <c>incident:0198…</c>.</summary>
    public string? Story { get; init; }

    /// <summary>Null outside of a story.</summary>
    public StoryPhase? StoryPhase { get; init; }
}

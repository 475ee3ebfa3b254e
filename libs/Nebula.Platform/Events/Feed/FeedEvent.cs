using System.Text.Json;
using System.Text.Json.Serialization;
using Nebula.Platform.Json;

namespace Nebula.Platform.Events.Feed;

/// <summary>An event in the log.</summary>
public sealed record FeedEvent
{
    /// <summary>From 1, given without gaps; what comes later has a higher one. What a fire drill told is taken out again.</summary>
    public required long Position { get; init; }

    /// <summary>The event's own id, given when it happened.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required EventCategory Category { get; init; }

    /// <summary><c>thing.happened</c>: <c>incident.opened</c>.</summary>
    public required string Type { get; init; }

    public required EventSeverity Severity { get; init; }

    /// <summary>The feature that told it.</summary>
    public required string Source { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>The thing it is about, <c>kind:id</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Events of one story have the same.</summary>
    public string? Story { get; init; }

    public StoryPhase? StoryPhase { get; init; }

    /// <summary>Who made it happen, by name.</summary>
    public string? Actor { get; init; }

    /// <summary>The members of the event's own record.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>The automation that made it happen; null when none did.</summary>
    [JsonIgnore]
    public EventCause? Cause =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty("cause", out var cause) ? cause.Deserialize<EventCause>(NebulaJson.Options) : null;

    /// <summary>The event's record. Members that it has by now and the event did not have get their defaults.</summary>
    public T Read<T>()
        where T : PlatformEvent => Data.Deserialize<T>(NebulaJson.Options) ?? throw new JsonException($"Event {Id} has no data.");
}

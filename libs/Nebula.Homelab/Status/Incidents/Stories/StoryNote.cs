using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>What somebody wrote into the story of an incident.</summary>
public sealed record StoryNote
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Plain text; lines are kept.</summary>
    public required string Text { get; init; }

    /// <summary>Visitors who see the incident read it too, without its author.</summary>
    public required bool Public { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The id of the user or key that wrote it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AuthorId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Author { get; init; }

    /// <summary>An update of an incident opened by hand: what is reached with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IncidentStep? Step { get; init; }

    /// <summary>As strangers read it.</summary>
    internal StoryNote WithoutAuthor() => this with { Author = null, AuthorId = null };
}

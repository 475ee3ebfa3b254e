using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>What was learned from an incident that is over.</summary>
public sealed record PostMortem
{
    /// <summary>Plain text; lines are kept.</summary>
    public required string Text { get; init; }

    /// <summary>A draft until then, which no visitor sees.</summary>
    public required bool Published { get; init; }

    /// <summary>Goes up with every change.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it last.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Author { get; init; }
}

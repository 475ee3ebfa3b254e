using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A monitor with every default filled in.</summary>
public sealed record Monitor
{
    public required Guid Id { get; init; }

    /// <summary>A slug, unique among the monitors that are not retired.</summary>
    public required string Key { get; init; }

    public required MonitorSource Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceFile { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SourceLine { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    public required string Group { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Node { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Icon { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Open { get; init; }

    public required bool Public { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The network of which it says whether it can be seen from here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NetworkKind? WitnessFor { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required int Retries { get; init; }

    /// <summary>How many good checks in a row it takes before it is up again.</summary>
    public required int RecoverAfter { get; init; }

    public required CheckInput Check { get; init; }

    /// <summary>The environment variables without which it cannot be checked; only for monitors of the service map.</summary>
    public IReadOnlyList<string> MissingSettings { get; init; } = [];

    public required bool Paused { get; init; }

    /// <summary>Goes up with every change; the <c>If-Match</c> of the next one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The number it has in the tables of history, where 16 bytes a row would be too many.</summary>
    [JsonIgnore]
    public int No { get; init; }
}

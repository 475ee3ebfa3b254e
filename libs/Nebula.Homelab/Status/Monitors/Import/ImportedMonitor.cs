using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>One line of the report.</summary>
public sealed record ImportedMonitor
{
    /// <summary>As the export has it, made fit to be shown.</summary>
    public required string Name { get; init; }

    /// <summary>The type as the export calls it.</summary>
    public required string Type { get; init; }

    public required ImportOutcome Outcome { get; init; }

    /// <summary>What is different, or why it was left out.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What it would be, or is, here; null for one that was left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MonitorInput? Monitor { get; init; }

    /// <summary>It is not checked until it is resumed, as it was not there.</summary>
    public required bool Paused { get; init; }

    /// <summary>The key of the monitor that was made; null in a preview.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}

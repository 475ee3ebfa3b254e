using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Views;

/// <summary>One service as the status page shows it.</summary>
public sealed record ServiceStatus
{
    /// <summary>The monitor's key, a slug.</summary>
    public required string Id { get; init; }

    public required Guid MonitorId { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [SchemaValues(typeof(CheckTypes), nameof(CheckTypes.Names))]
    public required string Type { get; init; }

    public required string Group { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Node { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Icon { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Open { get; init; }

    public required bool Public { get; init; }

    public required MonitorSource Source { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    public required ServiceState State { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? LastCheckedAt { get; init; }

    public DateTimeOffset? NextCheckAt { get; init; }

    public int? ResponseTimeMs { get; init; }

    public required int IntervalSeconds { get; init; }

    /// <summary>Not configured: the environment variables to set.</summary>
    public required IReadOnlyList<string> MissingSettings { get; init; }

    public required UptimeWindows Uptime { get; init; }

    /// <summary>The last 40 results.</summary>
    public required Sparkline Sparkline { get; init; }

    /// <summary>The last 90 days.</summary>
    public required DayHistory Days { get; init; }
}

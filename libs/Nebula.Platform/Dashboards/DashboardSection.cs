using System.Text.Json.Serialization;

namespace Nebula.Platform.Dashboards;

/// <summary>A part of a dashboard with its tiles in reading order.</summary>
public sealed record DashboardSection
{
    /// <summary>Left out, it has no heading.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    public required IReadOnlyList<DashboardTile> Tiles { get; init; }
}

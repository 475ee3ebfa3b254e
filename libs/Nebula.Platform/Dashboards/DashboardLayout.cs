using System.Text.Json.Serialization;

namespace Nebula.Platform.Dashboards;

/// <summary>What stands where on a dashboard. The order of sections and tiles is their place; as YAML it is the same thing.</summary>
public sealed record DashboardLayout
{
    public required IReadOnlyList<DashboardSection> Sections { get; init; }

    /// <summary>What a phone shows instead; left out, it shows the same, one tile below the other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DashboardSection>? Phone { get; init; }
}

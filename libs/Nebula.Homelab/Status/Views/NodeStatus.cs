using System.Text.Json.Serialization;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Views;

/// <summary>A machine, its state derived from that of its services.</summary>
public sealed record NodeStatus
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    public required ServiceState State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required bool Sleeps { get; init; }

    /// <summary>Absent for those who may not know them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NodeAddress>? Addresses { get; init; }
}

using System.Text.Json.Serialization;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Views;

/// <summary>A network that has witnesses, and whether it can be seen from here.</summary>
public sealed record NetworkStatus
{
    public required NetworkKind Id { get; init; }

    /// <summary>"Home network"; for those who may not know its own name, the usual one.</summary>
    public required string Name { get; init; }

    /// <summary>Up: it can be seen. Unknown: it cannot, or nothing is known yet. Maintenance: its witnesses are worked on.</summary>
    public required ServiceState State { get; init; }

    /// <summary>All of its witnesses are silent: nothing can be said of what is dialled there.</summary>
    public required bool OutOfSight { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    public required DateTimeOffset Since { get; init; }
}

using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Version, time of reading and nodes of the service map that the monitors follow.</summary>
internal sealed record AppliedMap(string Version, DateTimeOffset LoadedAt, IReadOnlyList<NodeFacts> Nodes)
{
    /// <summary>Those that the map names; their witnesses are members of the monitors.</summary>
    public IReadOnlyList<NetworkFacts> Networks { get; init; } = [];
}

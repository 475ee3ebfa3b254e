namespace Nebula.Platform.ServiceMap;

/// <summary>What the map says of one network.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">For people; null for the usual one.</param>
/// <param name="Witnesses">Ids of the services that say whether it can be seen from here; each stands in one network only.</param>
public sealed record MappedNetwork(NetworkKind Kind, string? Name, IReadOnlyList<string> Witnesses);

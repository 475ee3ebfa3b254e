namespace Nebula.Platform.ServiceMap.Format;

/// <summary>What is known about a kind of service: how it is checked where the map says nothing else.</summary>
/// <param name="Id">As written in the map.</param>
/// <param name="CheckType">The type of its check.</param>
/// <param name="DefaultPort">Null: the map must give one.</param>
/// <param name="HealthPath">The path that answers 200 without credentials while it works; null: the address as it stands.</param>
public sealed record ServiceKind(string Id, string CheckType, int? DefaultPort, string? HealthPath);

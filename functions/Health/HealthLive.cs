namespace Nebula.Functions.Health;

/// <summary>The process runs.</summary>
internal sealed record HealthLive(string Status, string Version, DateTimeOffset StartedAt);

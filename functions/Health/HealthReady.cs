namespace Nebula.Functions.Health;

/// <summary>Whether the process can do its work, and what it leans on.</summary>
internal sealed record HealthReady(string Status, IReadOnlyList<HealthCheck> Checks);

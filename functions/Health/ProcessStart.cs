namespace Nebula.Functions.Health;

/// <summary>When this process began.</summary>
internal sealed record ProcessStart(DateTimeOffset At);

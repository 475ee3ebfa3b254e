namespace Nebula.Cli.Installation;

/// <summary>One part of the stack.</summary>
/// <param name="Name">postgres, cache, functions, edge.</param>
/// <param name="Detail">Where it listens, or why it does not run.</param>
internal sealed record ServiceState(string Name, ServicePhase Phase, int? ProcessId, int Restarts, DateTimeOffset Since, string Detail);

namespace Nebula.Runtime.Hosting;

/// <summary>How far a drain has come.</summary>
internal sealed record DrainStatus(DrainState State, int OutstandingInvocations, int OutstandingRetries);

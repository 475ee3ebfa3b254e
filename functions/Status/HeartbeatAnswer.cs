namespace Nebula.Functions.Status;

/// <summary>What senders of Uptime Kuma look for.</summary>
internal sealed record HeartbeatAnswer(bool Ok);

namespace Nebula.Homelab.Status.History;

/// <summary>From this moment on, until the next change, this state.</summary>
public readonly record struct StateChange(DateTimeOffset At, ServiceState State);

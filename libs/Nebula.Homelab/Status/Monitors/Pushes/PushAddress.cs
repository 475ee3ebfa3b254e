namespace Nebula.Homelab.Status.Monitors.Pushes;

/// <summary>A new address for heartbeats. It is told this once.</summary>
/// <param name="Path">Below the address of this installation: <c>/api/push/…</c>.</param>
public sealed record PushAddress(string Path);

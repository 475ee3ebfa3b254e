using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Recording;

/// <summary>A finished check on its way into the database.</summary>
/// <param name="MonitorNo">Whose check it was.</param>
/// <param name="Seen">What was found.</param>
/// <param name="Token">The fencing token of the claim it was run under; null for what needs none: a person asked for it, or it came by itself.</param>
public sealed record CheckReport(int MonitorNo, Observation Seen, long? Token);

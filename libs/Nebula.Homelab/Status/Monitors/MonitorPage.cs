namespace Nebula.Homelab.Status.Monitors;

/// <summary>One page of monitors by key; <paramref name="Next"/> is the <c>after</c> of the following page.</summary>
public sealed record MonitorPage(IReadOnlyList<Monitor> Items, string? Next);

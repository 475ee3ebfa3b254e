namespace Nebula.Homelab.Status.Incidents;

/// <summary>One page of incidents, newest first; <paramref name="Next"/> is the <c>before</c> of the following page.</summary>
public sealed record IncidentPage(IReadOnlyList<Incident> Items, string? Next);

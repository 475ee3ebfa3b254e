namespace Nebula.Homelab.Status.Incidents;

/// <summary>One line of an incident's timeline.</summary>
public sealed record IncidentEntry(DateTimeOffset At, IncidentEntryKind Kind, string Text);

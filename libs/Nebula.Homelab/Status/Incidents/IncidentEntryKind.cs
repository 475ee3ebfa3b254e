namespace Nebula.Homelab.Status.Incidents;

/// <summary>What a line of a timeline tells.</summary>
public enum IncidentEntryKind
{
    Opened,
    Updated,
    Resolved,
}

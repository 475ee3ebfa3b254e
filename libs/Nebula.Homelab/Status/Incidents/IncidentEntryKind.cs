namespace Nebula.Homelab.Status.Incidents;

/// <summary>What a line of a timeline tells.</summary>
public enum IncidentEntryKind
{
    Opened,
    Updated,
    Resolved,

    /// <summary>A window holds for the cause: nothing is told until it ends.</summary>
    MaintenanceBegan,
    MaintenanceEnded,
}

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>How far people are with an incident that they opened.</summary>
public enum IncidentStep
{
    Investigating,
    Identified,
    Monitoring,
    Resolved,
}

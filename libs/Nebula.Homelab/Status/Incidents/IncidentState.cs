namespace Nebula.Homelab.Status.Incidents;

/// <summary>Whether it still goes on.</summary>
public enum IncidentState
{
    Open,
    Resolved,
}

namespace Nebula.Homelab.Status.Incidents;

/// <summary>How bad it is now.</summary>
public enum IncidentSeverity
{
    /// <summary>Nothing answers as expected.</summary>
    Down,

    /// <summary>It was down, and answers again, but not well.</summary>
    Degraded,
}

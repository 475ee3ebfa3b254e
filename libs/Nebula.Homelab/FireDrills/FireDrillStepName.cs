namespace Nebula.Homelab.FireDrills;

/// <summary>The steps, in their order.</summary>
public enum FireDrillStepName
{
    /// <summary>A target listens, and a monitor checks it.</summary>
    Target,

    /// <summary>The first check found it up.</summary>
    Up,

    Stopped,

    /// <summary>A check found it down, and an incident is open.</summary>
    Incident,

    /// <summary>Every channel that was to be told has taken the message.</summary>
    Alert,

    Returned,

    /// <summary>A check found it up again, and the incident is over.</summary>
    Recovered,

    /// <summary>Every channel that was told has taken the news, in the same message where it can.</summary>
    Told,

    /// <summary>The monitor, its checks and its incident are out of the history.</summary>
    Removed,
}

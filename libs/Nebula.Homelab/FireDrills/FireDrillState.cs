namespace Nebula.Homelab.FireDrills;

/// <summary>How it stands with a fire drill.</summary>
public enum FireDrillState
{
    /// <summary>Asked for; it begins within seconds.</summary>
    Waiting,

    Running,

    /// <summary>The alert arrived, and so did the news that it is over.</summary>
    Passed,

    Failed,

    /// <summary>The process that ran it ended; what was left of it is removed.</summary>
    Interrupted,
}

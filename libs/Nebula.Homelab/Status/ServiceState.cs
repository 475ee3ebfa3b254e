namespace Nebula.Homelab.Status;

/// <summary>What is known about a service or a node.</summary>
public enum ServiceState
{
    /// <summary>The check got what it expects.</summary>
    Up,

    /// <summary>It answers, but slowly, partly, or not for long (a certificate about to end).</summary>
    Degraded,

    /// <summary>The check ran and did not get what it expects.</summary>
    Down,

    /// <summary>The check could not be run for a reason on our side; nothing is said about the target.</summary>
    Unknown,

    /// <summary>Its node is asleep, as expected.</summary>
    Asleep,

    /// <summary>Someone paused the monitor.</summary>
    Paused,

    /// <summary>A setting is missing; never dialled.</summary>
    NotConfigured,

    /// <summary>A maintenance window covers it; it is checked, and nobody is alerted.</summary>
    Maintenance,
}

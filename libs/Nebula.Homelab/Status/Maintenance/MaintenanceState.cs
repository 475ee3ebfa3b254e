namespace Nebula.Homelab.Status.Maintenance;

/// <summary>How a window stands.</summary>
public enum MaintenanceState
{
    /// <summary>It will hold.</summary>
    Planned,

    /// <summary>It holds now.</summary>
    Running,

    /// <summary>Somebody switched it off.</summary>
    Paused,

    /// <summary>It will not hold again.</summary>
    Over,
}

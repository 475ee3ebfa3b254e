namespace Nebula.Platform.Backups.Scheduling;

public enum BackupRunState
{
    /// <summary>Asked for; begins within seconds.</summary>
    Waiting,
    Running,

    /// <summary>Written, read back whole, and seen under its name.</summary>
    Made,
    Failed,
}

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Who wanted a backup.</summary>
internal static class BackupOrigin
{
    public const string Schedule = "schedule";

    public const string Request = "request";
}

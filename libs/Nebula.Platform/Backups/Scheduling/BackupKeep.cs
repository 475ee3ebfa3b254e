namespace Nebula.Platform.Backups.Scheduling;

/// <summary>Of how many days, weeks and months the last backup stays.</summary>
public sealed record BackupKeep(int Daily, int Weekly, int Monthly);

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>How it stands with the backups that the installation makes by itself.</summary>
public sealed record BackupOverview
{
    /// <summary>Cron, in UTC; null when none is set.</summary>
    public string? Schedule { get; init; }

    /// <summary>When the next is due; null without a schedule.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>What was due and is not there hours later; null when nothing is.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>Where they go; null when no place is known.</summary>
    public string? Folder { get; init; }

    /// <summary>Why none can be made now; null when one can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>In the folder; null when nobody can tell.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>What opens the next one: passphrase or key_file.</summary>
    public required string OpensWith { get; init; }

    /// <summary>The keys of stored secrets go into the next one.</summary>
    public required bool WithKeys { get; init; }

    public required BackupKeep Keep { get; init; }

    /// <summary>The one that waits or is being made.</summary>
    public BackupRun? Current { get; init; }

    /// <summary>The last that ended, whichever way.</summary>
    public BackupRun? Last { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<BackupFileView> Files { get; init; }

    /// <summary>When the last backup of any kind was made, those of <c>./nebula backup</c> too, as far back as events are kept.</summary>
    public DateTimeOffset? LastMadeAt { get; init; }
}

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>One backup that the installation makes, or tried to make, by itself.</summary>
public sealed record BackupRun
{
    public required Guid Id { get; init; }

    /// <summary>schedule or request.</summary>
    public required string Origin { get; init; }

    public required BackupRunState State { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Of one that was made: since when it is known to be whole.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>As the header of the file has it.</summary>
    public Guid? BackupId { get; init; }

    /// <summary>With its folder.</summary>
    public string? File { get; init; }

    public long? Bytes { get; init; }

    public long? Rows { get; init; }

    /// <summary>passphrase or key_file.</summary>
    public string? OpensWith { get; init; }

    public bool? HasKeys { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }
}

using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Backups;

/// <summary>What a backup holds, found by reading all of it.</summary>
public sealed record BackupContents
{
    public required BackupHeader Header { get; init; }

    /// <summary>Of PostgreSQL, where it was made.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The key that sealed stored secrets; null when there was none.</summary>
    public required string? SecretKeyId { get; init; }

    /// <summary>Of the file.</summary>
    public required long Bytes { get; init; }

    public required IReadOnlyList<BackedUpTable> Tables { get; init; }

    public long Rows => Tables.Sum(table => table.Rows);
}

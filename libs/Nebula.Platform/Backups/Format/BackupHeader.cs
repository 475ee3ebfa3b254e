namespace Nebula.Platform.Backups.Format;

/// <summary>The beginning of a backup, which anybody may read; every chunk behind it is authenticated together with it.</summary>
public sealed record BackupHeader
{
    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The build that wrote it.</summary>
    public required string NebulaVersion { get; init; }

    public required IReadOnlyList<string> Databases { get; init; }

    /// <summary>The keys of stored secrets are inside.</summary>
    public required bool HasKeys { get; init; }

    public required BackupSeal Seal { get; init; }
}

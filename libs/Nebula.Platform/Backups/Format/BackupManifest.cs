namespace Nebula.Platform.Backups.Format;

/// <summary>What a backup holds, before it comes.</summary>
internal sealed record BackupManifest
{
    /// <summary>Of PostgreSQL.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The key that sealed secrets when it was made; null when there was no key file.</summary>
    public required string? SecretKeyId { get; init; }

    public required IReadOnlyList<BackedUpDatabase> Databases { get; init; }
}

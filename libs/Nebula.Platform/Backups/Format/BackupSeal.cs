namespace Nebula.Platform.Backups.Format;

/// <summary>How to come by the key of a backup.</summary>
public sealed record BackupSeal
{
    /// <summary>Argon2id over a passphrase.</summary>
    public const string Passphrase = "passphrase";

    /// <summary>A random key, sealed by a key of the installation.</summary>
    public const string KeyFile = "key_file";

    public required string Kind { get; init; }

    /// <summary>Of Argon2id.</summary>
    public byte[]? Salt { get; init; }

    /// <summary>KiB of memory for Argon2id.</summary>
    public int? MemoryKib { get; init; }

    /// <summary>Passes of Argon2id over that memory.</summary>
    public int? Passes { get; init; }

    /// <summary>The key of the installation that opens it.</summary>
    public string? KeyId { get; init; }

    /// <summary>The key of the backup, sealed like a stored secret.</summary>
    public byte[]? SealedKey { get; init; }
}

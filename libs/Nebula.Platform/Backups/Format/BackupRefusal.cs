using Nebula.Platform.Errors;

namespace Nebula.Platform.Backups.Format;

/// <summary>Ends reading or writing a backup deep inside a stream; the public surface turns it into its <see cref="Error"/>.</summary>
internal sealed class BackupRefusal(Error error) : Exception(error.Detail)
{
    public Error Error { get; } = error;

    public static BackupRefusal Broken(string what) => new(Error.Invalid("backup_broken", $"This is no whole backup: {what}"));
}

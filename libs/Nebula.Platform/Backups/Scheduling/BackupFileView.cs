namespace Nebula.Platform.Backups.Scheduling;

/// <summary>A backup that is kept.</summary>
/// <param name="Id">Of the run that made it.</param>
/// <param name="File">With its folder.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Rows">In all tables.</param>
/// <param name="VerifiedAt">When it had been written and read back whole.</param>
/// <param name="OpensWith">passphrase or key_file.</param>
/// <param name="HasKeys">The keys of stored secrets are inside.</param>
/// <param name="IsThere">False when there is no such file of that size under the name any more.</param>
public sealed record BackupFileView(
    Guid Id, string File, long Bytes, long Rows, DateTimeOffset VerifiedAt, string OpensWith, bool HasKeys, bool IsThere);

namespace Nebula.Platform.Backups.Restoring;

/// <summary>What a restore did.</summary>
/// <param name="Contents">What was brought back.</param>
/// <param name="Kept">The databases as they were before, under their new names; none when there were none.</param>
/// <param name="Migrations">Applied on top, since the backup is older than this build.</param>
/// <param name="SecretsOpen">The keys of stored secrets are here.</param>
public sealed record RestoreOutcome(BackupContents Contents, IReadOnlyList<string> Kept, int Migrations, bool SecretsOpen);

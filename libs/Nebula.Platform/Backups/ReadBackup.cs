using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Backups;

/// <summary>A backup that was read to its end.</summary>
/// <param name="Contents">For people.</param>
/// <param name="Manifest">What it said it would hold.</param>
/// <param name="Keys">The text of the key file; null when it is not inside.</param>
/// <param name="Sums">What each table came to.</param>
internal sealed record ReadBackup(
    BackupContents Contents, BackupManifest Manifest, string? Keys, IReadOnlyList<(TableStart Table, TableSum Sum)> Sums);

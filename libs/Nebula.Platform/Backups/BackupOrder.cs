using Nebula.Platform.Audit;

namespace Nebula.Platform.Backups;

/// <summary>A backup to be made.</summary>
/// <param name="Path">The file; its folder is there.</param>
/// <param name="Passphrase">Opens it; null seals it with the keys of the installation.</param>
/// <param name="WithKeys">Put the key file inside; only under a passphrase.</param>
/// <param name="Replace">An existing file may be replaced.</param>
/// <param name="Actor">Who wants it.</param>
public sealed record BackupOrder(string Path, string? Passphrase, bool WithKeys, bool Replace, Actor Actor);

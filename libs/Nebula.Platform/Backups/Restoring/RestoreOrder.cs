using Nebula.Platform.Audit;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>A backup to be brought back.</summary>
/// <param name="Path">The file.</param>
/// <param name="Passphrase">Opens it, when it was sealed with one.</param>
/// <param name="KeyFile">A copy of the key file that it was made with; its keys join those of this installation.</param>
/// <param name="WithoutKeys">Go on although stored secrets will not open.</param>
/// <param name="Disconnect">End whatever is connected to the databases at the moment of the swap.</param>
/// <param name="Actor">Who wants it.</param>
public sealed record RestoreOrder(string Path, string? Passphrase, string? KeyFile, bool WithoutKeys, bool Disconnect, Actor Actor);

namespace Nebula.Platform.Secrets;

/// <summary>The keys of the installation.</summary>
/// <param name="Current">The id of the one that seals.</param>
/// <param name="Keys">All that are there or wanted, by id.</param>
/// <param name="IsUnfinished">A rotation ended before its time, or values came back with a restore; all of them open, and it goes on by itself.</param>
public sealed record SecretKeys(string Current, IReadOnlyList<SecretKeyUse> Keys, bool IsUnfinished);

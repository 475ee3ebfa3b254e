namespace Nebula.Platform.Secrets;

/// <summary>The keys of the installation.</summary>
/// <param name="Current">The id of the one that seals.</param>
/// <param name="Keys">All that are there or wanted, by id.</param>
public sealed record SecretKeys(string Current, IReadOnlyList<SecretKeyUse> Keys);

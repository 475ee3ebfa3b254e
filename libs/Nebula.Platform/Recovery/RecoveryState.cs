namespace Nebula.Platform.Recovery;

/// <summary>Whether there is a recovery file.</summary>
/// <param name="MadeAt">When the last one was made; null when none was.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="IsCurrent">False when a key was made since that it does not hold: a new one is wanted.</param>
public sealed record RecoveryState(DateTimeOffset? MadeAt, string? MadeBy, bool IsCurrent);

namespace Nebula.Runtime.Timers.Storage;

/// <summary>A timer that this process owns for a while.</summary>
/// <param name="Name">The function.</param>
/// <param name="Token">Grows with each change of owner; a write with an older one has no effect.</param>
/// <param name="Status">Where the timer stands; null before its first owner.</param>
internal sealed record TimerLease(string Name, long Token, TimerStatus? Status);

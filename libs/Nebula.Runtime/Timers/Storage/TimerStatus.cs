namespace Nebula.Runtime.Timers.Storage;

/// <summary>Where a timer stands. Times are whole milliseconds, so that a database keeps them exactly.</summary>
/// <param name="Schedule">The schedule's text, for whoever looks.</param>
/// <param name="Last">When the last run that ended had begun; null before the first.</param>
/// <param name="Next">The next run, computed from <paramref name="Last"/> or, before the first, from <paramref name="UpdatedAt"/>; null where the timer is not monitored.</param>
/// <param name="UpdatedAt">What the next run was computed from.</param>
/// <param name="IsRunning">Set for the length of a run. Found by another owner, it tells of a run that was cut off.</param>
internal sealed record TimerStatus(string Schedule, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset UpdatedAt, bool IsRunning);

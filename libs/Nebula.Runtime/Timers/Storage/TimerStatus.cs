namespace Nebula.Runtime.Timers.Storage;

/// <summary>Where a timer stands. Times are whole milliseconds, so that a database keeps them exactly.</summary>
/// <param name="Schedule">The schedule's text; another one means that the schedule was changed.</param>
/// <param name="Last">The last run that ended; null before the first.</param>
/// <param name="Next">The next run; null where the timer is not monitored.</param>
/// <param name="UpdatedAt">When this was written.</param>
/// <param name="IsRunning">Set for the length of a run. Found by another owner, it tells of a run that was cut off.</param>
internal sealed record TimerStatus(string Schedule, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset UpdatedAt, bool IsRunning);

using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Timers.Scheduling;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>A function that a schedule starts.</summary>
/// <param name="Function">The function.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="IsMonitored">Whether its status is remembered over restarts.</param>
/// <param name="RunOnStartup">Whether it also runs when its process begins to own it.</param>
/// <param name="Timeout">The longest run; null for any.</param>
/// <param name="Retry">Whether and when a failed run is tried again.</param>
internal sealed record TimerFunction(
    RuntimeFunction Function, TimerSchedule Schedule, bool IsMonitored, bool RunOnStartup, TimeSpan? Timeout, RetryPolicy Retry)
{
    public string Name => Function.Name;

    /// <summary>What a run learns about itself.</summary>
    public TimerInfo InfoOf(TimerStatus? status, bool isPastDue) => new()
    {
        IsPastDue = isPastDue,
        ScheduleStatus = IsMonitored && status is not null
            ? new ScheduleStatus { Last = LocalOf(status.Last), Next = LocalOf(status.Next), LastUpdated = LocalOf(status.UpdatedAt) }
            : null,
    };

    private static DateTime LocalOf(DateTimeOffset? instant) =>
        instant is { } value && value > DateTimeOffset.MinValue ? value.LocalDateTime : default;
}

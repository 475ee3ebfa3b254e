using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function on a schedule.</summary>
/// <param name="schedule">
/// A cron expression of six fields (seconds first) or five, or a constant interval <c>hh:mm:ss</c>;
/// <c>%Name%</c> is replaced from configuration.
/// </param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule as written.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the function also runs when its process starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>
    /// Whether the schedule is remembered over restarts, so that a missed run is made up for once.
    /// Has no effect on schedules that fire more than once a minute.
    /// </summary>
    public bool UseMonitor { get; set; } = true;
}

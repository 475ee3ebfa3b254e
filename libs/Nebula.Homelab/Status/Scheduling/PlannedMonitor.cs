using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>A claimed monitor in memory, and when it is due next.</summary>
internal sealed class PlannedMonitor(ClaimedMonitor monitor, Check check)
{
    public ClaimedMonitor Monitor { get; private set; } = monitor;

    public Check Check { get; private set; } = Of(monitor, check);

    public CheckGrid Grid { get; private set; } = new(monitor.Id, TimeSpan.FromSeconds(monitor.IntervalSeconds));

    public DateTimeOffset Due { get; set; }

    /// <summary>Results in a row that were not up.</summary>
    public int Streak { get; set; } = monitor.Streak;

    public TimeSpan Interval => TimeSpan.FromSeconds(Monitor.IntervalSeconds);

    public void Redefine(ClaimedMonitor monitor, Check check)
    {
        (Monitor, Check) = (monitor, Of(monitor, check));
        Grid = new CheckGrid(monitor.Id, Interval);
    }

    private static Check Of(ClaimedMonitor monitor, Check check) => check with { Owner = new CheckOwner(monitor.Id, monitor.Version) };
}

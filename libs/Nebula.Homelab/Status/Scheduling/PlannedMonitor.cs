using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>A claimed monitor in memory, and when it is due next.</summary>
internal sealed class PlannedMonitor(ClaimedMonitor monitor, Check check)
{
    // So little that a clock which is 10 minutes behind is hardly run ahead of, and what PostgreSQL still tells apart.
    private static readonly TimeSpan JustAfter = TimeSpan.FromMilliseconds(1);

    public ClaimedMonitor Monitor { get; private set; } = monitor;

    public Check Check { get; private set; } = Of(monitor, check);

    public CheckGrid Grid { get; private set; } = new(monitor.Id, TimeSpan.FromSeconds(monitor.IntervalSeconds));

    public DateTimeOffset Due { get; set; }

    private DateTimeOffset? _begun = monitor.LastAt;

    /// <summary>Results in a row that were not up.</summary>
    public int Streak { get; set; } = monitor.Streak;

    public TimeSpan Interval => TimeSpan.FromSeconds(Monitor.IntervalSeconds);

    /// <summary>The moment that a check which begins now is for: never one that had its check, also when the clock was set back.</summary>
    public DateTimeOffset Begin(DateTimeOffset at)
    {
        var moment = _begun is { } last && at <= last ? last + JustAfter : at;
        _begun = moment;
        return moment;
    }

    public void Redefine(ClaimedMonitor monitor, Check check)
    {
        (Monitor, Check) = (monitor, Of(monitor, check));
        Grid = new CheckGrid(monitor.Id, Interval);
    }

    private static Check Of(ClaimedMonitor monitor, Check check) => check with { Owner = new CheckOwner(monitor.Id, monitor.Version) };
}

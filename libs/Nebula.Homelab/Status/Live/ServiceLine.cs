using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Status.Live;

/// <summary>What is kept in memory of one service: its definition, state, last results and the states of the last 90 days.</summary>
internal sealed class ServiceLine(Monitor monitor, ShownState shown, StateTimeline timeline)
{
    public const int SparklineLength = 40;

    private readonly Queue<(long At, int? Ms, ServiceState State)> _sparkline = new(SparklineLength);

    public Monitor Monitor { get; } = monitor;

    public ShownState Shown { get; private set; } = shown;

    public StateTimeline Timeline { get; } = timeline;

    public DateTimeOffset? LastAt { get; private set; }

    public int? LastMs { get; private set; }

    public Sparkline Sparkline => new()
    {
        At = [.. _sparkline.Select(point => point.At)],
        Ms = [.. _sparkline.Select(point => point.Ms)],
        States = string.Concat(_sparkline.Select(point => AsShown(point.At, point.State).ToCode())),
    };

    /// <summary>This service as last written for each audience; what changes it forgets it.</summary>
    public Dictionary<StatusAudience, WrittenService> Written { get; } = [];

    public bool IsChecked => !Monitor.Paused && Monitor.MissingSettings.Count == 0;

    /// <summary>Results come in the order of time, but for those that were held while the database was away.</summary>
    public void Add(DateTimeOffset at, int? ms, ServiceState found)
    {
        if (LastAt >= at)
        {
            return;
        }

        Written.Clear();
        (LastAt, LastMs) = (at, ms);
        if (_sparkline.Count == SparklineLength)
        {
            _sparkline.Dequeue();
        }

        _sparkline.Enqueue((at.ToUnixTimeMilliseconds(), ms, found));
    }

    public void Show(ShownState shown)
    {
        Written.Clear();
        Shown = shown;
    }

    public void Change(FeedChange change)
    {
        Timeline.Add(new StateChange(change.At, change.State));
        Show(new ShownState(change.State, change.At, change.Reason, change.Evidence, Waiting: false));
    }

    // A check that met nobody is a failure only where somebody was expected: not of what slept, could not be seen, or was worked on.
    private ServiceState AsShown(long at, ServiceState found) =>
        found == ServiceState.Down
        && Timeline.At(DateTimeOffset.FromUnixTimeMilliseconds(at)) is ServiceState.Asleep or ServiceState.Unknown or ServiceState.Maintenance
            ? ServiceState.Unknown
            : found;
}

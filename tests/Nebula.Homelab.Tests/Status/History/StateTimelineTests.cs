using FsCheck;
using FsCheck.Xunit;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.History;

namespace Nebula.Homelab.Tests.Status.History;

public sealed class StateTimelineTests
{
    private const int Seconds = 400;

    private static readonly DateTimeOffset Start = new(2026, 3, 28, 23, 58, 0, TimeSpan.Zero);
    private static readonly ServiceState[] States = Enum.GetValues<ServiceState>();

    [Property]
    public bool Within_AnyHistory_EqualsCountingEverySecond(NonNegativeInt[] changes, ushort from, ushort length)
    {
        var history = HistoryOf(changes);
        var (first, last) = (from % Seconds, (from % Seconds) + (length % Seconds));

        var sum = new StateTimeline(history).Within(Start.AddSeconds(first), Start.AddSeconds(last));

        return sum == Enumerable.Range(first, last - first).Aggregate(default(StateTime), (total, second) => total + AtSecond(history, second));
    }

    [Property]
    public bool Within_WindowCutInTwo_AddsUpToTheWhole(NonNegativeInt[] changes, ushort from, ushort cut, ushort to)
    {
        var timeline = new StateTimeline(HistoryOf(changes));
        DateTimeOffset[] ends = [.. new[] { from, cut, to }.Select(second => Start.AddMilliseconds(second)).Order()];

        return timeline.Within(ends[0], ends[1]) + timeline.Within(ends[1], ends[2]) == timeline.Within(ends[0], ends[2]);
    }

    [Property]
    public bool Uptime_AnyHistory_IsNullOrAShare(NonNegativeInt[] changes)
    {
        var uptime = new StateTimeline(HistoryOf(changes)).Within(Start, Start.AddSeconds(Seconds)).Uptime;

        return uptime is null or (>= 0 and <= 1);
    }

    [Property]
    public bool TrimBefore_AnyHistory_ChangesNothingAfterwards(NonNegativeInt[] changes, ushort at)
    {
        var (whole, trimmed) = (new StateTimeline(HistoryOf(changes)), new StateTimeline(HistoryOf(changes)));
        var moment = Start.AddSeconds(at % Seconds);

        trimmed.TrimBefore(moment);

        return trimmed.Within(moment, Start.AddSeconds(Seconds)) == whole.Within(moment, Start.AddSeconds(Seconds));
    }

    [Fact]
    public void Uptime_UnknownPausedAndAsleep_DoNotCount()
    {
        var timeline = new StateTimeline(
        [
            new(Start, ServiceState.Up),
            new(Start.AddSeconds(10), ServiceState.Unknown),
            new(Start.AddSeconds(20), ServiceState.Asleep),
            new(Start.AddSeconds(30), ServiceState.Paused),
            new(Start.AddSeconds(40), ServiceState.Degraded),
            new(Start.AddSeconds(50), ServiceState.Down),
        ]);

        Assert.Equal(20d / 30, timeline.Within(Start, Start.AddSeconds(60)).Uptime);
    }

    private static List<StateChange> HistoryOf(NonNegativeInt[] changes) =>
    [
        .. changes.Select(change => change.Get).OrderBy(change => change % Seconds)
            .Select(change => new StateChange(Start.AddSeconds(change % Seconds), States[change / 3 % States.Length])),
    ];

    private static StateTime AtSecond(List<StateChange> history, int second)
    {
        var last = history.FindLastIndex(change => change.At <= Start.AddSeconds(second));
        return last < 0 ? default : StateTime.Of(history[last].State, TimeSpan.TicksPerSecond);
    }
}

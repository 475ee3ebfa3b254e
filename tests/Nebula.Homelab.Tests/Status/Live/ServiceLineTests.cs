using Nebula.Homelab.Status;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Recording;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class ServiceLineTests
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    [Theory]
    [InlineData(ServiceState.Asleep, "032")]
    [InlineData(ServiceState.Maintenance, "032")]
    [InlineData(ServiceState.Unknown, "032")]
    [InlineData(ServiceState.Down, "022")]
    public void Sparkline_ChecksThatMetNobody_AreFailuresOnlyWhereSomebodyWasExpected(ServiceState shown, string expected)
    {
        var line = new ServiceLine(
            MonitorRows.Page("gpu"),
            new ShownState(ServiceState.Up, Start, "answers", new Evidence { SeenFrom = "test" }, Waiting: false),
            new StateTimeline([new StateChange(Start, ServiceState.Up), new StateChange(Start.AddMinutes(2), shown), new StateChange(Start.AddMinutes(3), ServiceState.Down)]));

        line.Add(Start.AddMinutes(1), 20, ServiceState.Up);
        line.Add(Start.AddMinutes(2), null, ServiceState.Down);
        line.Add(Start.AddMinutes(3), null, ServiceState.Down);

        Assert.Equal(expected, line.Sparkline.States);
    }
}

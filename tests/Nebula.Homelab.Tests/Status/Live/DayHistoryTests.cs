using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class DayHistoryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void Of_DaysOfEveryKind_TellsThoseWithSomethingToTell()
    {
        var silent = Day(6);
        var whole = Day(5) with { UpSeconds = 86_400 };
        var begun = Day(4) with { UpSeconds = 10_000 };
        var slow = Day(3) with { UpSeconds = 86_000, DegradedSeconds = 400 };
        var blind = Day(2) with { UpSeconds = 86_000, UnknownSeconds = 400 };
        var noticed = Day(1) with { UpSeconds = 86_400, Incidents = [Guid.CreateVersion7()] };
        var today = Day(0) with { UpSeconds = 3_600 };

        var history = DayHistory.Of([silent, whole, begun, slow, blind, noticed, today]);

        Assert.Equal((Today, "-uutttt"), (history.Last, history.Marks));
        Assert.Equal([slow, blind, noticed, today], history.Days);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_400)]
    public void Of_NothingButSilence_TellsNothing(double unknownSeconds)
    {
        var history = DayHistory.Of([Day(1) with { UnknownSeconds = unknownSeconds }, Day(0) with { UnknownSeconds = unknownSeconds }]);

        Assert.Equal("--", history.Marks);
        Assert.Empty(history.Days);
    }

    private static StatusDay Day(int ago) => new()
    {
        Date = Today.AddDays(-ago),
        UpSeconds = 0,
        DegradedSeconds = 0,
        DownSeconds = 0,
        UnknownSeconds = 0,
        Incidents = [],
    };
}

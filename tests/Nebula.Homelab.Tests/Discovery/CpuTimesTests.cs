using Nebula.Homelab.Discovery;

namespace Nebula.Homelab.Tests.Discovery;

public sealed class CpuTimesTests
{
    [Fact]
    public void BusyPercent_BetweenTwoReadings_CountsIdleAndWaitingAsFree()
    {
        var before = CpuTimes.Parse("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3 4 5\n");
        var after = CpuTimes.Parse("cpu  130 0 120 740 110 0 0 0 90 0\ncpu0 1 2 3 4 5\n");

        var busy = CpuTimes.BusyPercent(before!.Value, after!.Value);

        Assert.Equal(50.0, busy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("intr 1 2 3 4 5 6 7")]
    [InlineData("cpu  1 2 3")]
    [InlineData("cpu  1 2 x 4 5 6")]
    [InlineData("cpu  -1 2 3 4 5 6")]
    public void Parse_SomethingElse_IsNull(string text)
    {
        var times = CpuTimes.Parse(text);

        Assert.Null(times);
    }

    [Theory]
    [InlineData(100, 1000, 100, 1000)]
    [InlineData(100, 1000, 90, 1100)]
    [InlineData(100, 1000, 300, 1100)]
    [InlineData(100, 1000, 50, 900)]
    public void BusyPercent_CountersMakeNoSense_IsNull(long idleBefore, long totalBefore, long idleAfter, long totalAfter)
    {
        var busy = CpuTimes.BusyPercent(new CpuTimes(idleBefore, totalBefore), new CpuTimes(idleAfter, totalAfter));

        Assert.Null(busy);
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Http.Throttling;

namespace Nebula.Runtime.Tests.Http.Throttling;

public sealed class ProcessPressureTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(0.79, false)]
    [InlineData(0.81, true)]
    public void Memory_AboveTheThreshold_IsPressureUntilItFalls(double share, bool expected)
    {
        var now = share;
        using var pressure = new ProcessPressure(0.8, () => now, work => work(), _time, NullLogger.Instance);

        _time.Advance(TimeSpan.FromSeconds(1));
        var isHigh = pressure.IsHigh;
        now = 0.5;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(expected, isHigh);
        Assert.False(pressure.IsHigh);
    }

    [Fact]
    public void Threads_ThatLeaveWorkWaiting_ArePressureUntilTheyTakeIt()
    {
        Action? waiting = null;
        using var pressure = new ProcessPressure(0.8, () => 0, work => waiting = work, _time, NullLogger.Instance);

        _time.Advance(TimeSpan.FromSeconds(1));
        var atOnce = pressure.IsHigh;
        _time.Advance(TimeSpan.FromSeconds(0.6));
        var later = pressure.IsHigh;
        waiting!();
        var justTaken = pressure.IsHigh;
        _time.Advance(TimeSpan.FromSeconds(0.4));
        waiting();

        Assert.False(atOnce);
        Assert.True(later);
        Assert.True(justTaken);
        Assert.False(pressure.IsHigh);
    }

    [Fact]
    public void MemoryShare_OfThisProcess_IsAShare() => Assert.InRange(ProcessPressure.MemoryShare(), 0.0001, 1);
}

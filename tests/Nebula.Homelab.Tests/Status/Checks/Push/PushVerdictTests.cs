using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks.Push;

namespace Nebula.Homelab.Tests.Status.Checks.Push;

public sealed class PushVerdictTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 14, 2, 30, TimeSpan.Zero);

    private static readonly PushLine Fresh = new()
    {
        IntervalSeconds = 300,
        HasAddress = true,
        LastAt = At,
        LastUp = true,
        SilentSeconds = 10,
        ListeningSeconds = 100_000,
        WasDown = false,
    };

    [Theory]
    [InlineData(10, ServiceState.Up, "last heartbeat 2026-03-01 14:02 UTC", 350.1)]
    [InlineData(360, ServiceState.Up, "last heartbeat 2026-03-01 14:02 UTC", 0.1)]
    [InlineData(360.5, ServiceState.Down, "no heartbeat since 2026-03-01 14:02 UTC, expected every 5 min", null)]
    [InlineData(-4000, ServiceState.Up, "last heartbeat 2026-03-01 14:02 UTC", 360.1)]
    public void Of_Silence_IsDownBeyondIntervalAndGrace(double silent, ServiceState state, string reason, double? lookAgain)
    {
        var outcome = PushVerdict.Of(Fresh with { SilentSeconds = silent }, new PushCheck());

        Assert.Equal((state, reason), (outcome.State, outcome.Reason));
        Assert.Equal(lookAgain, outcome.LookAgainIn?.TotalSeconds);
        Assert.False(outcome.Unreachable);
    }

    [Fact]
    public void Of_LastSaidDown_IsDownWithItsWords()
    {
        var outcome = PushVerdict.Of(Fresh with { LastUp = false, LastMessage = "disk full" }, new PushCheck());

        Assert.Equal((ServiceState.Down, "the sender says that it is down: disk full"), (outcome.State, outcome.Reason));
    }

    [Theory]
    [InlineData(100, ServiceState.Unknown)]
    [InlineData(361, ServiceState.Down)]
    public void Of_NoneYet_IsDownOnceOneIsOverdue(double silent, ServiceState state)
    {
        var outcome = PushVerdict.Of(Fresh with { LastAt = null, LastUp = null, SilentSeconds = silent }, new PushCheck());

        Assert.Equal(state, outcome.State);
    }

    [Fact]
    public void Of_NoAddress_IsUnknownHoweverLong()
    {
        var outcome = PushVerdict.Of(Fresh with { HasAddress = false, LastAt = null, LastUp = null, SilentSeconds = 100_000 }, new PushCheck());

        Assert.Equal(ServiceState.Unknown, outcome.State);
    }

    [Theory]
    [InlineData(20, false, ServiceState.Unknown, 340.1)]
    [InlineData(20, true, ServiceState.Down, null)]
    [InlineData(361, false, ServiceState.Down, null)]
    public void Of_NobodyWasThereToHear_WaitsUnlessItWasDownBefore(double listening, bool wasDown, ServiceState state, double? lookAgain)
    {
        var line = Fresh with { SilentSeconds = 5000, ListeningSeconds = listening, WasDown = wasDown };

        var outcome = PushVerdict.Of(line, new PushCheck());

        Assert.Equal(state, outcome.State);
        Assert.Equal(lookAgain, outcome.LookAgainIn?.TotalSeconds);
    }
}

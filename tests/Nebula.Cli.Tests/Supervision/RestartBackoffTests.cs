using Microsoft.Extensions.Time.Testing;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Tests.Supervision;

public sealed class RestartBackoffTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void NextDelay_EndingAgainAndAgain_DoublesUpToThirtySeconds()
    {
        var backoff = new RestartBackoff(_clock);

        var delays = Enumerable.Range(0, 9).Select(_ => backoff.NextDelay().TotalSeconds);

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30], delays);
    }

    [Fact]
    public void NextDelay_AfterAStableMinute_BeginsAnew()
    {
        var backoff = new RestartBackoff(_clock);
        backoff.NextDelay();
        backoff.NextDelay();
        backoff.Started();
        _clock.Advance(RestartBackoff.Stable);

        var delay = backoff.NextDelay();

        Assert.Equal(RestartBackoff.First, delay);
    }

    [Fact]
    public void NextDelay_AfterLessThanAMinute_GoesOnDoubling()
    {
        var backoff = new RestartBackoff(_clock);
        backoff.NextDelay();
        backoff.Started();
        _clock.Advance(RestartBackoff.Stable - TimeSpan.FromSeconds(1));

        var delay = backoff.NextDelay();

        Assert.Equal(RestartBackoff.First * 2, delay);
    }
}

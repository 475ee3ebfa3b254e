using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Tests.Events.Feed;

public sealed class EventFollowerTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.05)]
    [InlineData(1000, 50)]
    [InlineData(2000, 100)]
    [InlineData(100_000, 100)]
    public void RestAfter_MoreReaders_LetsMoreGather(int told, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), EventFollower.RestAfter(told));
}

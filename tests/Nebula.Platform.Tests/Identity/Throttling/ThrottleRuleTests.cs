using FsCheck.Xunit;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class ThrottleRuleTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 10)]
    [InlineData(6, 20)]
    [InlineData(7, 40)]
    [InlineData(8, 80)]
    [InlineData(9, 160)]
    [InlineData(10, 300)]
    [InlineData(11, 300)]
    [InlineData(long.MaxValue, 300)]
    public void WaitAt_Attempt_GrowsToFiveMinutes(long attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ThrottleRule.Account.WaitAt(attempt));

    [Property]
    public bool WaitAt_AnyAttempt_IsNeverLessThanTheOneBefore(long attempt) =>
        attempt == long.MaxValue || ThrottleRule.Account.WaitAt(attempt) <= ThrottleRule.Account.WaitAt(attempt + 1);
}

using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Platform.Tests.Identity.SecondFactor;

public sealed class TotpCodeTests
{
    // "12345678901234567890", the key of the vectors in RFC 6238, appendix B; their last six digits.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void StepOf_VectorsOfTheRfc_AreRight(long seconds, string code) =>
        Assert.Equal(seconds / 30, TotpCode.StepOf(Key, code, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void StepOf_ClockThatDiffers_IsTakenOneStepAway(int seconds, bool taken) =>
        Assert.Equal(taken, TotpCode.StepOf(Key, "005924", DateTimeOffset.FromUnixTimeSeconds(1234567890 + seconds)) is not null);

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345a")]
    [InlineData("１２３４５６")]
    [InlineData("-12345")]
    public void IsPlausible_OtherThanSixDigits_IsNot(string text) => Assert.False(TotpCode.IsPlausible(text));

    [Fact]
    public void UriOf_HostileName_StaysInItsPlace()
    {
        var uri = new Uri(TotpCode.UriOf(Key, "a&secret=AAAA b/ü", "box"));

        Assert.Equal("otpauth", uri.Scheme);
        Assert.Single(uri.Query.Split('&', '?'), part => part.StartsWith("secret=", StringComparison.Ordinal));
    }
}

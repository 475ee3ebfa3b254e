using Nebula.Platform.Identity;

namespace Nebula.Platform.Tests.Identity;

public sealed class SecretTokenTests
{
    [Fact]
    public void Create_Always_Is256RandomBits()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => SecretToken.Create()).ToList();

        Assert.Equal(100, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(32, Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "=").Length));
        Assert.All(tokens, token => Assert.True(SecretToken.IsPlausible(token)));
    }

    [Fact]
    public void Matches_SameToken_IsTrue()
    {
        var token = SecretToken.Create();

        Assert.True(SecretToken.Matches(token, SecretToken.HashOf(token)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    public void Matches_AnotherText_IsFalse(string? presented) =>
        Assert.False(SecretToken.Matches(presented, SecretToken.HashOf(SecretToken.Create())));

    [Fact]
    public void Matches_EmptyTextAgainstItsOwnHash_IsFalse() => Assert.False(SecretToken.Matches("", SecretToken.HashOf("")));

    [Fact]
    public void Matches_HugeText_IsFalseWithoutHashingIt()
    {
        var huge = new string('x', 1_000_000);

        Assert.False(SecretToken.Matches(huge, SecretToken.HashOf(huge)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("' or 1=1 --                                 ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0")]
    public void IsPlausible_NotOurs_IsFalse(string? text) => Assert.False(SecretToken.IsPlausible(text));
}

using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Platform.Tests.Identity.ApiKeys;

public sealed class ApiKeyTextTests
{
    [Fact]
    public void Create_Twice_AreTwoPlausibleKeysWithTheirHandles()
    {
        var (first, second) = (ApiKeyText.Create(), ApiKeyText.Create());

        Assert.NotEqual(first, second);
        Assert.Matches("^nbk_[0-9A-Za-z]{12}_[0-9A-Za-z]{49}$", first);
        Assert.Equal(first[..16], ApiKeyText.HandleOf(first));
        Assert.True(ApiKeyText.IsMeant(first) && ApiKeyText.IsPlausible(first));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nbk_")]
    [InlineData("nbk_000000000000_")]
    [InlineData("NBK_000000000000_0000000000000000000000000000000000000000000000000")]
    [InlineData("nbk_000000000000_0000000000000000000000000000000000000000000000000")]
    public void IsPlausible_NoKey_IsFalse(string text) => Assert.False(ApiKeyText.IsPlausible(text));

    [Fact]
    public void IsPlausible_AnyOneCharacterChanged_IsFalse()
    {
        var key = ApiKeyText.Create();

        for (var index = 0; index < key.Length; index++)
        {
            var other = key[index] == 'x' ? 'y' : 'x';

            Assert.False(ApiKeyText.IsPlausible($"{key[..index]}{other}{key[(index + 1)..]}"), $"at {index}");
        }
    }
}

using Nebula.Homelab.Status.Monitors;

namespace Nebula.Homelab.Tests.Status.Monitors;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Plex", "plex")]
    [InlineData("Plex (Küche)", "plex-kuche")]
    [InlineData("  GPU -- PC  ", "gpu-pc")]
    [InlineData("a/b\\c.d", "a-b-c-d")]
    [InlineData("Ærø 2", "aero-2")]
    [InlineData("Ku\u0308che", "kuche")]
    [InlineData("ŁÓDŹ Straße", "lodz-strasse")]
    [InlineData("日本", "monitor")]
    [InlineData("🙂", "monitor")]
    [InlineData("-_-", "monitor")]
    public void Of_AName_IsLowerCaseLettersDigitsAndSingleHyphens(string name, string slug)
    {
        Assert.Equal(slug, Slug.Of(name));
    }

    [Fact]
    public void Of_LongName_IsCutWithoutAHyphenAtItsEnd()
    {
        var slug = Slug.Of(new string('a', 59) + " and more");

        Assert.Equal(new string('a', 59), slug);
    }
}

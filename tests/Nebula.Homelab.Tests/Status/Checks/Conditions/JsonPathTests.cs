using System.Text.Json;
using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Tests.Status.Checks.Conditions;

/// <summary>The examples of RFC 9535 that name one place, and what a singular query is not.</summary>
public sealed class JsonPathTests
{
    private const string Document = """
        {"o": {"j j": {"k.k": 3}, "'": {"@": 2}}, "a": [0, 1, {"b": null}], "": 7, "ä": 1, "\\": 5, "_x9": 9}
        """;

    [Theory]
    [InlineData("$.o['j j']['k.k']", "3")]
    [InlineData("$.o[\"j j\"][\"k.k\"]", "3")]
    [InlineData("$[\"o\"][\"'\"][\"@\"]", "2")]
    [InlineData("$['o']['\\'']['@']", "2")]
    [InlineData("$.a[1]", "1")]
    [InlineData("$.a[-1].b", "null")]
    [InlineData("$['']", "7")]
    [InlineData("$.ä", "1")]
    [InlineData("$['\\\\']", "5")]
    [InlineData("$._x9", "9")]
    public void Find_OnePlace_IsIt(string text, string value)
    {
        using var document = JsonDocument.Parse(Document);

        var found = Read(text).Find(document.RootElement);

        Assert.Equal(value, found?.GetRawText());
        Assert.Equal(found?.GetRawText(), Read(Read(text).ToString()).Find(document.RootElement)?.GetRawText());
    }

    [Theory]
    [InlineData("$.a[3]")]
    [InlineData("$.a[-4]")]
    [InlineData("$.a.b")]
    [InlineData("$.o[0]")]
    [InlineData("$.nothing.at.all")]
    [InlineData("$.A")]
    public void Find_NothingThere_IsNull(string text)
    {
        using var document = JsonDocument.Parse(Document);

        Assert.Null(Read(text).Find(document.RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$.")]
    [InlineData("$a")]
    [InlineData("$..a")]
    [InlineData("$.*")]
    [InlineData("$[*]")]
    [InlineData("$[0:2]")]
    [InlineData("$[0,1]")]
    [InlineData("$[?@.a]")]
    [InlineData("$['a'")]
    [InlineData("$['a]")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$[+1]")]
    [InlineData("$[1.5]")]
    [InlineData("$[99999999999]")]
    [InlineData("$.9")]
    [InlineData("$.a-b")]
    [InlineData("$['a'b]")]
    public void TryParse_NoSingularQuery_IsRefused(string text) => Assert.False(JsonPath.TryParse(text, out _));

    [Fact]
    public void TryParse_TooManySteps_IsRefused() => Assert.False(JsonPath.TryParse("$" + string.Concat(Enumerable.Repeat(".a", 33)), out _));

    private static JsonPath Read(string text) => JsonPath.TryParse(text, out var path) ? path : throw new FormatException(text);
}

using Nebula.Platform.Configuration;

namespace Nebula.Platform.Tests.Configuration;

public sealed class DotEnvFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("  A = b  ", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("A=", "")]
    [InlineData("A=b # comment", "b")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A= # comment", "")]
    [InlineData("A=$HOME${X}", "$HOME${X}")]
    [InlineData("A=b=c", "b=c")]
    [InlineData("A='b # \\n $c'", "b # \\n $c")]
    [InlineData("A=\"b # c\" # comment", "b # c")]
    [InlineData("A=\"b\\nc\\t\\\"d\\\"\\\\\"", "b\nc\t\"d\"\\")]
    [InlineData("\uFEFFA=b", "b")]
    [InlineData("# comment\r\n\r\nA=b\r\n", "b")]
    public void Parse_OneAssignment_GivesItsValue(string text, string expected)
    {
        var values = DotEnvFile.Parse(text, ".env");

        Assert.Equal(expected, Assert.Single(values).Value);
    }

    [Theory]
    [InlineData("A=b\nnonsense", 2, "NAME=value")]
    [InlineData("1A=b", 1, "NAME=value")]
    [InlineData("A B=c", 1, "NAME=value")]
    [InlineData("A=\"b", 1, "closing \"")]
    [InlineData("\n\nA='b", 3, "closing '")]
    [InlineData("A=\"b\" c", 1, "text follows")]
    [InlineData("A=\"\\x\"", 1, "backslash")]
    [InlineData("A=\"\\", 1, "backslash")]
    [InlineData("A=b\nB=c\nA=d", 3, "already set on line 1")]
    public void Parse_BrokenLine_SaysWhichAndWhy(string text, int line, string reason)
    {
        var failure = Assert.Throws<DotEnvException>(() => DotEnvFile.Parse(text, "/x/.env"));

        Assert.Equal(line, failure.Line);
        Assert.Contains($"/x/.env, line {line}:", failure.Message);
        Assert.Contains(reason, failure.Message);
    }

    [Fact]
    public void Parse_BrokenLine_DoesNotRepeatTheValue()
    {
        var failure = Assert.Throws<DotEnvException>(() => DotEnvFile.Parse("PASSWORD=\"sesame", ".env"));

        Assert.DoesNotContain("sesame", failure.Message);
    }
}

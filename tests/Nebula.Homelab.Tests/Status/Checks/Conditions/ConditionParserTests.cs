using FsCheck;
using FsCheck.Xunit;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Tests.Status.Checks.Conditions;

public sealed class ConditionParserTests
{
    private static readonly IReadOnlyList<string> Subjects = CheckTypes.SubjectsOf(CheckTypes.Of("http"));

    [Theory]
    [InlineData("status == 200", "status == 200")]
    [InlineData("  time   <  1.5s ", "time < 1.5s")]
    [InlineData("certificate >= 14d", "certificate >= 14d")]
    [InlineData("body contains \"all fine\"", "body contains \"all fine\"")]
    [InlineData("body !contains \"say \\\"no\\\"\"", "body !contains \"say \\\"no\\\"\"")]
    [InlineData("""body matches "v\d+\.\d+" """, """body matches "v\d+\.\d+" """)]
    [InlineData("header Content-Type contains \"json\"", "header Content-Type contains \"json\"")]
    [InlineData("header X-Powered-By !exists", "header X-Powered-By !exists")]
    [InlineData("json $.db.status == \"up\"", "json $.db.status == \"up\"")]
    [InlineData("json $['db']['a key'][0] != null", "json $.db['a key'][0] != null")]
    [InlineData("json $.items count >= 3", "json $.items count >= 3")]
    [InlineData("json $.load < 0.75", "json $.load < 0.75")]
    [InlineData("json $.ready == true", "json $.ready == true")]
    [InlineData("json $.error !exists", "json $.error !exists")]
    [InlineData("redirects <= 1", "redirects <= 1")]
    [InlineData("size > 1024", "size > 1024")]
    public void Parse_WellFormed_HasACanonicalTextThatParsesToTheSame(string text, string canonical)
    {
        var condition = ConditionParser.Parse(text, Subjects, "http").Value!;

        Assert.Equal(canonical.TrimEnd(), condition.Text);
        Assert.Equal(condition, ConditionParser.Parse(condition.Text, Subjects, "http").Value);
    }

    [Theory]
    [InlineData("", "Column 1: A check of type http does not know nothing; it knows time, status, body")]
    [InlineData("answers == 1", "Column 1: A check of type http does not know answers")]
    [InlineData("status", "Column 7: nothing is not an operator")]
    [InlineData("status = 200", "Column 8: = is not an operator")]
    [InlineData("status == ", "Column 11: A number is needed here, not nothing.")]
    [InlineData("status == \"200\"", "Column 11: A number is needed here, without quotes.")]
    [InlineData("status == 200 OK", "Column 15: The condition should end here; OK is too much.")]
    [InlineData("status contains 2", "Column 8: status is not text")]
    [InlineData("time < 300", "Column 8: A time with its unit, such as 300ms")]
    [InlineData("time < -1s", "Column 8: A time with its unit")]
    [InlineData("time < 99999999999999999d", "Column 8: A time with its unit")]
    [InlineData("body == fine", "Column 9: Text stands in quotes: \"fine\".")]
    [InlineData("body == \"fine", "Column 9: The closing quote is missing.")]
    [InlineData("body < \"b\"", "Column 6: body is text")]
    [InlineData("body matches \"(\"", "Column 14: This pattern cannot be used")]
    [InlineData("body matches \"(?<=a)b\"", "Column 14: This pattern cannot be used")]
    [InlineData("header contains", "Column 16: nothing is not an operator")]
    [InlineData("header a:b exists", "Column 8: The header's name is needed")]
    [InlineData("json == 1", "Column 6: == is not a path")]
    [InlineData("json $.items[*] == 1", "Column 6: $.items[*] is not a path")]
    [InlineData("json $..name == 1", "Column 6: $..name is not a path")]
    [InlineData("json $.a == up", "Column 13: Text stands in quotes: \"up\".")]
    [InlineData("json $.a count == \"1\"", "Column 19: A number is needed here, without quotes.")]
    [InlineData("json $.a < \"b\"", "Column 12: A number is needed here, without quotes.")]
    [InlineData("json $.a exists \"b\"", "Column 17: The condition should end here")]
    public void Parse_Wrong_NamesTheColumnAndWhatWouldBeRight(string text, string message)
    {
        var result = ConditionParser.Parse(text, Subjects, "http");

        Assert.StartsWith(message, result.Error?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooLong_IsRefusedBeforeItIsRead()
    {
        var result = ConditionParser.Parse($"body == \"{new string('a', ConditionParser.MaxLength)}\"", Subjects, "http");

        Assert.Equal("A condition has at most 500 characters.", result.Error?.Detail);
    }

    [Property(MaxTest = 500)]
    public void Parse_AnyText_IsAConditionOrAnError(NonNull<string> text)
    {
        var result = ConditionParser.Parse(text.Get, Subjects, "http");

        Assert.True(result.IsSuccess || result.Error.Detail.Length > 0);
    }

    [Property(MaxTest = 500)]
    public void Parse_AnyValue_SurvivesItsCanonicalText(NonNull<string> value)
    {
        var content = value.Get.Length > 100 ? value.Get[..100] : value.Get;

        var condition = ConditionParser.Parse($"body == {QuotedText.Of(content)}", Subjects, "http").Value!;

        Assert.Equal($"body == {QuotedText.Of(content)}", condition.Text);
        Assert.Equal(condition, ConditionParser.Parse(condition.Text, Subjects, "http").Value);
    }
}

using Nebula.Platform.Identity.Passwords;

namespace Nebula.Platform.Tests.Identity.Passwords;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("a few words in a row")]
    [InlineData("Tr0ub4dor&3x")]
    [InlineData("пароль из слов")]
    [InlineData("🦊🐻🦉🐢 fox bear")]
    public void Check_GoodPassword_IsTaken(string password) => Assert.Null(PasswordRules.Check(password, "owner"));

    [Theory]
    [InlineData("")]
    [InlineData("ninechars")]
    [InlineData("🦊🐻🦉🐢🦊")]
    public void Check_TooShort_SaysHowLong(string password)
    {
        var error = PasswordRules.Check(password, "owner");

        Assert.Equal("password", error?.Field);
        Assert.Contains("at least 10", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_256Characters_IsTaken() =>
        Assert.Null(PasswordRules.Check(string.Concat(Enumerable.Repeat("abcd", 64)), "owner"));

    [Fact]
    public void Check_257Characters_SaysTheLimit() =>
        Assert.Contains("at most 256", PasswordRules.Check(new string('x', 257), "owner")?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("captain nemo", "Captain Nemo")]
    [InlineData(" captain nemo ", "captain nemo")]
    public void Check_TheUserName_IsRefused(string password, string name) =>
        Assert.Contains("user name", PasswordRules.Check(password, name)?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("password123")]
    [InlineData("PASSWORD123")]
    [InlineData("qwertyuiop")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("ababababababab")]
    public void Check_CommonPassword_IsRefused(string password) =>
        Assert.Contains("first that anybody", PasswordRules.Check(password, "owner")?.Message, StringComparison.Ordinal);
}

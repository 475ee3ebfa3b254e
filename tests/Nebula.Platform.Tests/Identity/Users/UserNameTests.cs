using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Tests.Identity.Users;

public sealed class UserNameTests
{
    [Theory]
    [InlineData("jo")]
    [InlineData("Zoë van der Berg")]
    [InlineData("o'neil_2.0")]
    [InlineData("me+home@example.org")]
    [InlineData("Ольга")]
    [InlineData("山田太郎")]
    public void Check_NameOfAPerson_IsTaken(string name) => Assert.Null(UserName.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("j")]
    public void Check_TooShort_NamesTheField(string name) => Assert.Equal("name", UserName.Check(name)?.Field);

    [Fact]
    public void Check_64Letters_IsTaken() => Assert.Null(UserName.Check(new string('x', 64)));

    [Theory]
    [InlineData(65)]
    [InlineData(1_000_000)]
    public void Check_TooLong_SaysTheLimit(int length) =>
        Assert.Contains("2 to 64", UserName.Check(new string('x', length))?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\u202Eb")] // right-to-left override
    [InlineData("a\u200Bb")] // zero-width space
    [InlineData("a\u00A0b")] // a space that looks like another
    [InlineData("a\uE000b")] // private use
    [InlineData("a\uD800b")] // half a character
    [InlineData("<script>")]
    [InlineData("a;b")]
    [InlineData("a$(id)")]
    [InlineData("a/../b")]
    [InlineData("\u001B]0;x")]
    public void Check_ControlOrMarkup_IsRefused(string name) =>
        Assert.Contains("letters, digits", UserName.Check(name)?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(" jo")]
    [InlineData("jo ")]
    public void Check_SpaceAtAnEnd_IsRefused(string name) =>
        Assert.Contains("space", UserName.Check(name)?.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("OWNER", "owner")]
    [InlineData("ZOË", "zoë")]
    [InlineData("ОЛЬГА", "ольга")]
    public void KeyOf_OtherCase_IsTheSame(string one, string other) => Assert.Equal(UserName.KeyOf(one), UserName.KeyOf(other));
}

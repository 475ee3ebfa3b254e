using System.Text;
using Nebula.Platform.Backups.Format;

namespace Nebula.Platform.Tests.Backups;

public sealed class RowDigestTests
{
    [Fact]
    public void Add_CutAnywhere_ComesToTheSame()
    {
        const string text = "1\tone\n2\ttwo\n\n3\tthree\n";
        var whole = SumOf(text);

        for (var cut = 0; cut <= text.Length; cut++)
        {
            Assert.Equal(whole, SumOf(text[..cut], text[cut..]));
        }
    }

    [Fact]
    public void Add_OtherOrder_ComesToTheSame() => Assert.Equal(SumOf("a\nb\nc\n"), SumOf("c\na\nb\n"));

    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\nb\nd\n")]
    [InlineData("a\nb\nb\n")]
    [InlineData("a\nbc\n\n")]
    public void Add_OtherRows_ComesToSomethingElse(string other) => Assert.NotEqual(SumOf("a\nb\nc\n"), SumOf(other));

    [Fact]
    public void Add_RowWithoutItsEnd_IsCut()
    {
        using var digest = new RowDigest();

        digest.Add("a\nb"u8);

        Assert.True(digest.IsCut);
        Assert.Equal(1, digest.Sum.Rows);
    }

    private static TableSum SumOf(params string[] pieces)
    {
        using var digest = new RowDigest();
        foreach (var piece in pieces)
        {
            digest.Add(Encoding.UTF8.GetBytes(piece));
        }

        return digest.Sum;
    }
}

using Nebula.Platform.Identity.Passwords;

namespace Nebula.Platform.Tests.Identity.Passwords;

public sealed class PasswordHashTests
{
    [Fact]
    public void Parse_OfItsOwnText_IsTheSame()
    {
        var hash = new PasswordHash(new Argon2Cost(19456, 2), [.. Enumerable.Range(0, 16).Select(i => (byte)i)], [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

        var text = hash.ToString();
        var parsed = PasswordHash.Parse(text);

        Assert.Equal("$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", text);
        Assert.Equal(hash.Cost, parsed.Cost);
        Assert.Equal(hash.Salt, parsed.Salt);
        Assert.Equal(hash.Hash, parsed.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("$argon2i$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("$argon2id$v=16$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=4$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("$argon2id$v=19$m=99999999,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")]
    [InlineData("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")]
    public void Parse_AnotherFormat_Throws(string text) => Assert.Throws<FormatException>(() => PasswordHash.Parse(text));
}

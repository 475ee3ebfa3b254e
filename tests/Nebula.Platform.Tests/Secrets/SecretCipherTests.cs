using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

public sealed class SecretCipherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SecretKit _kit;

    public SecretCipherTests() => _kit = new SecretKit(_folder);

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("-----BEGIN KEY-----\nüñî\0code\n-----END KEY-----\n")]
    public async Task OpenAsync_AtItsPlace_GivesBackWhatWasSealed(string value)
    {
        var sealedValue = await _kit.SealAsync(value);

        var opened = await _kit.Cipher.OpenAsync(sealedValue, SecretKit.Binding, CancellationToken.None);

        Assert.Equal(value, opened.Value);
    }

    [Theory]
    [InlineData("other", "value", "1")]
    [InlineData("secrets", "other", "1")]
    [InlineData("secrets", "value", "2")]
    [InlineData("secret", "svalue", "1")]
    public async Task OpenAsync_AtAnotherPlace_Fails(string table, string column, string row)
    {
        var sealedValue = await _kit.SealAsync("hunter2");

        var opened = await _kit.Cipher.OpenAsync(sealedValue, new SecretBinding(table, column, row), CancellationToken.None);

        Assert.Equal("secret_unreadable", opened.Error?.Code);
    }

    [Fact]
    public async Task OpenAsync_AnyByteChanged_FailsClosed()
    {
        var sealedValue = await _kit.SealAsync("hunter2");

        for (var index = 0; index < sealedValue.Length; index++)
        {
            var changed = sealedValue.ToArray();
            changed[index] ^= 1;

            var opened = await _kit.Cipher.OpenAsync(changed, SecretKit.Binding, CancellationToken.None);

            Assert.Equal(ErrorKind.Unavailable, opened.Error?.Kind);
            Assert.Null(opened.Value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(80)]
    public async Task OpenAsync_CutOff_FailsClosed(int length)
    {
        var sealedValue = await _kit.SealAsync("hunter2");

        var opened = await _kit.Cipher.OpenAsync(sealedValue[..length], SecretKit.Binding, CancellationToken.None);

        Assert.Equal("secret_unreadable", opened.Error?.Code);
    }

    [Fact]
    public async Task OpenAsync_KeyNotInTheFile_NamesTheKeyItWants()
    {
        var sealedValue = await _kit.SealAsync("hunter2");
        using var elsewhere = new TemporaryFolder();
        using var other = new SecretKit(elsewhere);
        var wanted = (await _kit.Keys.ReadAsync(CancellationToken.None)).Value!.CurrentId;

        var opened = await other.Cipher.OpenAsync(sealedValue, SecretKit.Binding, CancellationToken.None);

        Assert.Equal("secret_key_missing", opened.Error?.Code);
        Assert.Contains(wanted, opened.Error!.Detail);
        Assert.Contains(other.Path, opened.Error.Detail);
    }

    [Fact]
    public async Task SealAsync_SameValueTwice_LooksDifferent()
    {
        var first = await _kit.SealAsync("hunter2");

        var second = await _kit.SealAsync("hunter2");

        Assert.NotEqual(first, second);
        Assert.Equal(0, first.AsSpan().IndexOf(second.AsSpan()[..9]));
        Assert.Equal(-1, first.AsSpan(9).IndexOf(second.AsSpan(9, 12)));
    }

    [Fact]
    public async Task SealAsync_NoPlaceForKeys_SaysWhichSettingIsMissing()
    {
        using var keys = new SecretKeyFile(Microsoft.Extensions.Options.Options.Create(new SecretsOptions()), TimeProvider.System);

        var sealedValue = await new SecretCipher(keys).SealAsync("hunter2", SecretKit.Binding, CancellationToken.None);

        Assert.Equal(ErrorKind.NotConfigured, sealedValue.Error?.Kind);
        Assert.Contains("NEBULA_SECRETS_KEY_FILE", sealedValue.Error!.Detail);
    }

    public void Dispose()
    {
        _kit.Dispose();
        _folder.Dispose();
    }
}

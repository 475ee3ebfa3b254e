using System.Runtime.Versioning;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

[UnsupportedOSPlatform("windows")]
public sealed class SecretKeyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SecretKit _kit;

    public SecretKeyFileTests() => _kit = new SecretKit(_folder);

    [Fact]
    public async Task ReadAsync_FirstTime_MakesAFileForItsOwnerAlone()
    {
        var ring = await _kit.Keys.ReadAsync(CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_kit.Path));
        Assert.Contains(ring.Value!.CurrentId, await File.ReadAllTextAsync(_kit.Path));
        Assert.Equal([_kit.Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task ReadAsync_ManyProcessesAtOnce_AllEndWithTheSameKey()
    {
        var kits = Enumerable.Range(0, 16).Select(_ => new SecretKit(_folder)).ToArray();

        var rings = await Task.WhenAll(kits.Select(kit => Task.Run(() => kit.Keys.ReadAsync(CancellationToken.None))));

        Assert.Single(rings.Select(ring => Convert.ToHexString(ring.Value!.Current)).Distinct());
        Assert.Equal([_kit.Path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task ReadAsync_FileOpenToOthers_IsRefusedWithTheCommandThatMendsIt()
    {
        await _kit.Keys.ReadAsync(CancellationToken.None);
        File.SetUnixFileMode(_kit.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        using var later = new SecretKit(_folder);

        var refused = await Assert.ThrowsAsync<SecretKeyException>(() => later.Keys.ReadAsync(CancellationToken.None));

        Assert.Contains($"chmod 600 {_kit.Path}", refused.Message);
    }

    [Fact]
    public async Task ReadAsync_NoFileCanBeThere_IsAProblemOfTheKeysAndNotOfTheDisk()
    {
        Directory.CreateDirectory(_kit.Path);

        var refused = await Assert.ThrowsAsync<SecretKeyException>(() => _kit.Keys.ReadAsync(CancellationToken.None));

        Assert.StartsWith($"{_kit.Path} can neither be read nor made: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json c2VjcmV0")]
    [InlineData("""{"current":"11111111","keys":{}}""")]
    [InlineData("""{"current":"11111111","keys":{"11111111":"c2VjcmV0"}}""")]
    [InlineData("""{"current":"XYZ","keys":{"XYZ":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}""")]
    [InlineData("""{"current":"22222222","keys":{"11111111":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}}""")]
    public async Task ReadAsync_BrokenFile_IsRefusedAndLeftAsItIs(string text)
    {
        await File.WriteAllTextAsync(_kit.Path, text);
        File.SetUnixFileMode(_kit.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var refused = await Assert.ThrowsAsync<SecretKeyException>(() => _kit.Keys.ReadAsync(CancellationToken.None));

        Assert.Contains(_kit.Path, refused.Message);
        Assert.DoesNotContain("c2VjcmV0", refused.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(_kit.Path));
    }

    public void Dispose()
    {
        _kit.Dispose();
        _folder.Dispose();
    }
}

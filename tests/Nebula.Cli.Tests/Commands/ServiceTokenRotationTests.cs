using Nebula.Cli.Commands;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Commands;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ServiceTokenRotationTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task RotateToken_DataFolderWithAToken_PutsTheNextOneBesideItForItsOwnerOnly()
    {
        var (token, next) = (Path.Combine(_data.Path, "service-token"), Path.Combine(_data.Path, "service-token.next"));
        await File.WriteAllTextAsync(token, "the old token");

        var code = await RotateAsync();

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal("the old token", await File.ReadAllTextAsync(token));
        Assert.Matches("^[0-9a-f]{64}$", await File.ReadAllTextAsync(next));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(next));
    }

    [Fact]
    public async Task RotateToken_NothingThere_MakesNothing()
    {
        var code = await RotateAsync();

        Assert.Equal(ExitCodes.DataFolder, code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data.Path));
    }

    private Task<int> RotateAsync() => NebulaCommand.RunAsync(["secrets", "rotate-token", "--data", _data.Path, "--json"], TimeProvider.System);
}

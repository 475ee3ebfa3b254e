using System.Runtime.Versioning;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Installation;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Prepare_NewFolder_IsClosedToOthers()
    {
        var data = new DataFolder(_folder.At("deep", "data"));

        var problem = data.Prepare();

        Assert.Null(problem);
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.Path) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.Logs) & others);
    }

    [Fact]
    public void Prepare_IsAFile_SaysSoAndLeavesIt()
    {
        File.WriteAllText(_folder.At("data"), "mine");

        var problem = new DataFolder(_folder.At("data")).Prepare();

        Assert.Equal(ExitCodes.DataFolder, problem!.ExitCode);
        Assert.Contains("is a file", problem.What, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.At("data")));
    }

    [Fact]
    public void Prepare_HoldsSomethingElse_NamesItAndAddsNothing()
    {
        File.WriteAllText(_folder.At("photo.jpg"), "");

        var problem = new DataFolder(_folder.Path).Prepare();

        Assert.Contains("photo.jpg", problem!.What, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void TryTake_HeldByAnother_IsNullUntilItIsLetGo()
    {
        var data = new DataFolder(_folder.At("data"));
        data.Prepare();
        var first = DataFolderLock.TryTake(data);

        var second = DataFolderLock.TryTake(data);
        first!.Dispose();
        using var third = DataFolderLock.TryTake(data);

        Assert.Null(second);
        Assert.NotNull(third);
    }

    public void Dispose() => _folder.Dispose();
}

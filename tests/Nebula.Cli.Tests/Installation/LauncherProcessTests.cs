using System.Runtime.Versioning;
using Nebula.Cli.Installation;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Installation;

[UnsupportedOSPlatform("windows")]
public sealed class LauncherProcessTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Is_HoldsTheLock_IsTrue()
    {
        var data = Prepared();
        using var held = DataFolderLock.TryTake(data);

        Assert.True(LauncherProcess.Is(Environment.ProcessId, data));
    }

    [Fact]
    public void Is_AnotherProcess_IsFalse()
    {
        var data = Prepared();

        Assert.False(LauncherProcess.Is(Environment.ProcessId, data));
        Assert.False(LauncherProcess.Is(int.MaxValue, data));
    }

    [Fact]
    public void Files_OfAnInstallation_AreReadByTheirOwnerOnly()
    {
        var data = Prepared();
        File.WriteAllText(data.SnapshotFile + ".next", "an earlier one that others may read");

        WholeFile.Replace(data.SnapshotFile, "{}"u8);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(data.LockFile));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(data.SnapshotFile));
    }

    public void Dispose() => _folder.Dispose();

    private DataFolder Prepared()
    {
        var data = new DataFolder(_folder.At("data"));
        Assert.Null(data.Prepare());
        return data;
    }
}

using Nebula.Cli.Building;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Building;

public sealed class BuildStampTests : IDisposable
{
    private static readonly DateTime Old = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTimeOffset Built = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTime Later = new(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly BuildStamp _stamp;

    public BuildStampTests()
    {
        Directory.CreateDirectory(_folder.At("src", "node_modules"));
        File.WriteAllText(_folder.At("src", "a.cs"), "");
        File.WriteAllText(_folder.At("src", "b.cs"), "");
        File.WriteAllText(_folder.At("src", "node_modules", "x.js"), "");
        File.WriteAllText(_folder.At("out.dll"), "");
        _stamp = new BuildStamp(_folder.At("stamps", "it.built"));
        _stamp.Set(Built);
        MakeOld();
    }

    [Fact]
    public void IsCurrent_NothingChanged_IsTrue() => Assert.True(IsCurrent());

    [Fact]
    public void IsCurrent_FileChanged_IsFalse()
    {
        File.SetLastWriteTimeUtc(_folder.At("src", "a.cs"), Later);

        Assert.False(IsCurrent());
    }

    [Fact]
    public void IsCurrent_FileDeleted_IsFalse()
    {
        File.Delete(_folder.At("src", "b.cs"));

        Assert.False(IsCurrent());
    }

    [Fact]
    public void IsCurrent_OldFileMovedIn_IsFalse()
    {
        File.WriteAllText(_folder.At("c.cs"), "");
        File.SetLastWriteTimeUtc(_folder.At("c.cs"), Old);

        File.Move(_folder.At("c.cs"), _folder.At("src", "c.cs"));

        Assert.False(IsCurrent());
    }

    [Fact]
    public void IsCurrent_OutputGone_IsFalse()
    {
        File.Delete(_folder.At("out.dll"));

        Assert.False(IsCurrent());
    }

    [Fact]
    public void IsCurrent_OnlyInstalledPackagesChanged_IsTrue()
    {
        File.SetLastWriteTimeUtc(_folder.At("src", "node_modules", "x.js"), Later);

        Assert.True(IsCurrent());
    }

    public void Dispose() => _folder.Dispose();

    private bool IsCurrent() => _stamp.IsCurrent(_folder.At("out.dll"), [_folder.At("src")]);

    private void MakeOld()
    {
        foreach (var file in Directory.EnumerateFiles(_folder.At("src"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, Old);
        }

        Directory.SetLastWriteTimeUtc(_folder.At("src"), Old);
    }
}

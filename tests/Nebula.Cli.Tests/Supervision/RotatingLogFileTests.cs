using System.Runtime.Versioning;
using Nebula.Cli.Launching;
using Nebula.Cli.Supervision;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Supervision;

[UnsupportedOSPlatform("windows")]
public sealed class RotatingLogFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Log => _folder.At("functions.log");

    [Fact]
    public void WriteLine_BeyondTheLimit_KeepsTheNewestFiles()
    {
        using var log = new RotatingLogFile(Log, limitBytes: 10, keep: 2);

        foreach (var line in new[] { "11111", "22222", "33333", "44444" })
        {
            log.WriteLine(line);
        }

        Assert.Equal("44444\n", ReadShared(Log));
        Assert.Equal("33333\n", ReadShared(Log + ".1"));
        Assert.Equal("22222\n", ReadShared(Log + ".2"));
        Assert.False(File.Exists(Log + ".3"));
    }

    [Fact]
    public void FollowedFile_AcrossARotation_LosesNothing()
    {
        using var log = new RotatingLogFile(Log, limitBytes: 24);
        using var followed = new FollowedFile(Log);
        log.WriteLine("one of the first file");
        var first = followed.ReadNew();

        log.WriteLine("two");
        log.WriteLine("three");
        var second = followed.ReadNew();

        Assert.Equal(["one of the first file"], first);
        Assert.Equal(["two", "three"], second);
    }

    [Fact]
    public void WriteLine_NewFile_IsReadableByItsOwnerOnly()
    {
        using var log = new RotatingLogFile(Log);

        log.WriteLine("x");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Log));
    }

    public void Dispose() => _folder.Dispose();

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Live;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Live;

public sealed class StatusSnapshotFileTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly LiveRig _rig = new(LiveRig.Service(1, "shown", true), LiveRig.Service(2, "hidden", false));
    private readonly StatusSnapshotFile _file;

    public StatusSnapshotFileTests() => _file = At(_data.Path);

    private string PublicPath => _data.At("status", "public.json");

    [Fact]
    public async Task Write_EachAudience_ReadsBackWhatThatAudienceMaySee()
    {
        await WriteAsync(StatusAudience.Public);
        await WriteAsync(StatusAudience.Full);

        Assert.Equal(["shown"], _file.Read(StatusAudience.Public)!.Services.Select(service => service.Id));
        Assert.Equal(["shown", "hidden"], _file.Read(StatusAudience.Full)!.Services.Select(service => service.Id));
        Assert.DoesNotContain("hidden", await File.ReadAllTextAsync(PublicPath));
    }

    [Fact]
    public async Task Write_IncidentWithNotes_KeepsForStrangersThePublicOnesWithoutTheirAuthor()
    {
        var shown = _rig.Live.FindService(StatusAudience.Full, "shown")!.Monitor.Id;
        _rig.Tell(StoryRows.Incident(shown) with { Notes = [StoryRows.Note("told", isPublic: true), StoryRows.Note("kept inside", isPublic: false)] });

        await WriteAsync(StatusAudience.Public);
        await WriteAsync(StatusAudience.Full);

        var kept = await File.ReadAllTextAsync(PublicPath);
        Assert.Contains("told", kept);
        Assert.All(["kept inside", StoryRows.Author], text => Assert.DoesNotContain(text, kept));
        Assert.Equal(2, Assert.Single(_file.Read(StatusAudience.Full)!.Incidents).Notes.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"generatedAt\": \"2026-")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Read_DamagedFile_IsNone(string content)
    {
        await WriteAsync(StatusAudience.Public);
        await File.WriteAllTextAsync(PublicPath, content);

        Assert.Null(_file.Read(StatusAudience.Public));
    }

    [Fact]
    public async Task Write_AReaderHoldsTheOldFile_KeepsWhatItReadsAndLeavesNothingBeside()
    {
        await WriteAsync(StatusAudience.Public);
        var before = await File.ReadAllBytesAsync(PublicPath);
        await using var reader = new FileStream(PublicPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _rig.Load(LiveRig.Service(3, "another", true));

        await WriteAsync(StatusAudience.Public);

        using var read = new MemoryStream();
        await reader.CopyToAsync(read);
        Assert.Equal(before, read.ToArray());
        Assert.Equal("another", Assert.Single(_file.Read(StatusAudience.Public)!.Services).Id);
        Assert.Equal([PublicPath], Directory.GetFiles(_data.At("status")));
    }

    [Fact]
    public async Task Write_FolderCannotBeMade_KeepsNothingAndGoesOn()
    {
        await File.WriteAllTextAsync(_data.At("file"), "");
        var file = At(_data.At("file"));

        await file.WriteAsync(StatusAudience.Public, _rig.Live.ReadPage(StatusAudience.Public)!, CancellationToken.None);

        Assert.Null(file.Read(StatusAudience.Public));
    }

    [Fact]
    public async Task Write_Unix_IsForTheOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await WriteAsync(StatusAudience.Full);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.At("status", "full.json")));
    }

    public void Dispose() => _data.Dispose();

    private Task WriteAsync(StatusAudience audience) => _file.WriteAsync(audience, _rig.Live.ReadPage(audience)!, CancellationToken.None);

    private static StatusSnapshotFile At(string folder) =>
        new(Options.Create(new StatusOptions { DataFolder = folder }), NullLogger<StatusSnapshotFile>.Instance);
}

using Microsoft.Extensions.Options;
using Nebula.Platform.Audit.Chain;

namespace Nebula.Platform.Tests.Backups;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class AuditForkTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();

    [Fact]
    public async Task RestoreAsync_LogEndsBeforeWhatWasNoted_NotesOfBeforeStayBesideAndNoneIsMissed()
    {
        var file = new AuditAnchorFile(Options.Create(_kit.Secrets));
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await file.ReplaceAsync([new AuditAnchor(7, "abab", TimeProvider.System.GetUtcNow())], CancellationToken.None);

        var restored = await _kit.RestoreAsync();

        var beside = Assert.Single(Directory.GetFiles(_kit.Folder.Path, "audit.anchors_before_*"));
        Assert.Null(restored.Error);
        Assert.Empty((await file.ReadAsync(CancellationToken.None)).Value!);
        Assert.Contains("abab", await File.ReadAllTextAsync(beside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_NothingWasNoted_LeavesNoFile()
    {
        Assert.True((await _kit.BackUpAsync()).IsSuccess);

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Empty(Directory.GetFiles(_kit.Folder.Path, "audit.anchors*"));
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public Task DisposeAsync() => _kit.DisposeAsync();
}

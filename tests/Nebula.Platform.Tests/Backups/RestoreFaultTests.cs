using System.Diagnostics;
using Microsoft.Extensions.Options;
using Nebula.Platform.Backups.Restoring;
using Nebula.Platform.Database;

namespace Nebula.Platform.Tests.Backups;

/// <summary>Attack case 47: whatever is wrong, the present state is the same afterwards, database by database.</summary>
public sealed class RestoreFaultTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();
    private IReadOnlyList<string> _before = [];

    [Fact]
    public async Task RestoreAsync_Truncated_IsRefused()
    {
        var whole = await BackedUpAsync();

        foreach (var length in new[] { 0, 1, 14, 200, whole.Length / 2, whole.Length - 16, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(_kit.File, whole[..length]);
            Assert.Equal("backup_broken", (await _kit.RestoreAsync()).Error?.Code);
        }

        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_OneByteChangedOrAdded_IsRefused()
    {
        var whole = await BackedUpAsync();
        var step = whole.Length / 12;

        for (var index = 3; index < whole.Length; index += step)
        {
            var changed = (byte[])whole.Clone();
            changed[index] ^= 0x20;
            await File.WriteAllBytesAsync(_kit.File, changed);
            Assert.NotNull((await _kit.RestoreAsync()).Error);
        }

        await File.WriteAllBytesAsync(_kit.File, [.. whole, 0]);
        Assert.Equal("backup_broken", (await _kit.RestoreAsync()).Error?.Code);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_WrongOrNoPassphrase_IsRefused()
    {
        await BackedUpAsync();

        Assert.Equal("backup_broken", (await _kit.RestoreAsync("twelve grey herons at noon")).Error?.Code);
        Assert.Equal("passphrase_missing", (await _kit.RestoreAsync(passphrase: null)).Error?.Code);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_NewerSchema_IsRefusedByName()
    {
        var newer = new MigrationSource("probe", ProbeScripts.Of(("0001_of_tomorrow.sql", "create table probe (id int)")));
        await new Migrator(Options.Create(_kit.Postgres), [.. BackupKit.Sources, newer]).MigrateAsync(CancellationToken.None);
        await BackedUpAsync();

        var refused = await _kit.RestoreAsync();

        Assert.Equal("backup_newer", refused.Error?.Code);
        Assert.Contains("probe/0001_of_tomorrow.sql", refused.Error?.Detail);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_RowsThatDoNotGoIn_LeaveNothing()
    {
        // Found half-way through the load, as a full disk is: the same failure to the same transaction.
        await _kit.ExecuteAsync("alter table users drop constraint users_role_check; insert into users values (gen_random_uuid(), 'x', 'x', 'emperor', 'h', now(), null)");
        await BackedUpAsync();

        var failed = await _kit.RestoreAsync();

        Assert.Equal("database_failed", failed.Error?.Code);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_AlteredByHand_IsRefusedByName()
    {
        await _kit.ExecuteAsync("alter table users add nickname text");
        await BackedUpAsync();

        var refused = await _kit.RestoreAsync();

        Assert.Equal("backup_shape_differs", refused.Error?.Code);
        Assert.Contains("users", refused.Error?.Detail);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task RestoreAsync_SomebodyConnected_IsRefusedUnlessTheyMayBeEnded()
    {
        await BackedUpAsync();
        await using var connection = await _kit.OpenAsync();

        var refused = await _kit.RestoreAsync();
        var untouched = await _kit.StateAsync();
        var restored = await _kit.RestoreAsync(disconnect: true);

        Assert.Equal("database_in_use", refused.Error?.Code);
        Assert.Equal(_before, untouched);
        Assert.Null(restored.Error);
    }

    [Fact]
    public async Task RestoreAsync_TwoAtOnce_OneRestores()
    {
        await BackedUpAsync();

        var both = await Task.WhenAll(_kit.RestoreAsync(), _kit.RestoreAsync());

        Assert.Single(both, restored => restored.IsSuccess);
        Assert.Equal("restore_running", both.Single(restored => !restored.IsSuccess).Error?.Code);
        Assert.Equal(6, (await _kit.DatabasesAsync()).Count);
    }

    [Fact]
    public async Task RestoreAsync_AfterOneThatWasKilled_ClearsWhatItLeft()
    {
        await BackedUpAsync();
        await using (var connection = await MaintenanceSession.OpenAsync(_kit.Postgres, CancellationToken.None))
        await using (var half = connection.CreateCommand())
        {
            half.CommandText = $"create database \"{_kit.Postgres.DatabasePrefix}homelab_jarvis_restoring\"";
            await half.ExecuteNonQueryAsync();
        }

        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.DoesNotContain(await _kit.DatabasesAsync(), name => name.EndsWith("_restoring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RestoreAsync_NoFile_IsRefusedWithoutWaiting()
    {
        await BackedUpAsync();
        var pipe = _kit.Folder.At("pipe");
        using var make = Process.Start(new ProcessStartInfo { FileName = "mkfifo", ArgumentList = { pipe } })!;
        await make.WaitForExitAsync();
        File.CreateSymbolicLink(_kit.Folder.At("zero"), "/dev/zero");

        Assert.Equal("backup_not_found", (await _kit.RestoreAsync(file: _kit.Folder.Path)).Error?.Code);
        Assert.Equal("backup_not_found", (await _kit.RestoreAsync(file: _kit.Folder.At("nothing"))).Error?.Code);
        Assert.Equal("backup_broken", (await _kit.RestoreAsync(file: pipe)).Error?.Code);
        Assert.Equal("backup_broken", (await _kit.RestoreAsync(file: _kit.Folder.At("zero"))).Error?.Code);
        await RequireUntouchedAsync();
    }

    [Fact]
    public async Task VerifyAsync_SparseFileOfATerabyte_IsRefusedAtItsBeginning()
    {
        using (var file = File.Create(_kit.File))
        {
            file.SetLength(1L << 40);
        }

        Assert.Equal("backup_broken", (await _kit.VerifyAsync()).Error?.Code);
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public Task DisposeAsync() => _kit.DisposeAsync();

    private async Task<byte[]> BackedUpAsync()
    {
        Assert.Null((await _kit.BackUpAsync()).Error);
        await _kit.ExecuteAsync("update secrets set name = 'since then'");
        _before = await _kit.StateAsync();
        return await File.ReadAllBytesAsync(_kit.File);
    }

    private async Task RequireUntouchedAsync() => Assert.Equal(_before, await _kit.StateAsync());
}

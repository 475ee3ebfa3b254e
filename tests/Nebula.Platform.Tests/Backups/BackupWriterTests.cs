using Nebula.Platform.Audit;
using Nebula.Platform.Backups;
using Nebula.Platform.Database;

namespace Nebula.Platform.Tests.Backups;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BackupWriterTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();

    [Fact]
    public async Task WriteAsync_EveryTable_IsInItAndTold()
    {
        await _kit.ExecuteAsync("create schema odd; create table odd.\"a \"\"b\" (id int)", DatabaseNames.StreamBot);
        var tables = await _kit.QueryAsync<long>("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");

        var made = await _kit.BackUpAsync();

        Assert.Null(made.Error);
        Assert.Equal(tables, made.Value!.Tables.Count(table => table.Database == DatabaseNames.HomelabJarvis));
        Assert.Contains(made.Value.Tables, table => table is { Database: DatabaseNames.StreamBot, Name: "odd.a \"b" });
        Assert.Equal("backup.made", await _kit.QueryAsync<string>("select type from event_outbox"));
        Assert.Equal(AuditActions.BackupMade, await _kit.QueryAsync<string>("select action from audit_outbox"));
    }

    [Fact]
    public async Task WriteAsync_File_IsTheOwnersAloneAndHoldsNothingInClear()
    {
        await _kit.ExecuteAsync("insert into users (id, name, name_key, role, password_hash, created_at) values (gen_random_uuid(), 'Nemo of the deep', 'n', 'owner', 'h', now())");

        Assert.True((await _kit.BackUpAsync(withKeys: true)).IsSuccess);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_kit.File));
        Assert.DoesNotContain("Nemo", await File.ReadAllTextAsync(_kit.File, System.Text.Encoding.Latin1));
        Assert.Equal(["nebula.backup", "secrets.keys"], Directory.GetFiles(_kit.Folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task WriteAsync_FileIsThere_IsReplacedOnlyWhenTold()
    {
        await File.WriteAllTextAsync(_kit.File, "precious");

        var refused = await _kit.BackUpAsync();
        var untouched = await File.ReadAllTextAsync(_kit.File);
        var replaced = await _kit.BackUpAsync(replace: true);

        Assert.Equal("backup_exists", refused.Error?.Code);
        Assert.Equal("precious", untouched);
        Assert.True(replaced.IsSuccess);
        Assert.True((await _kit.VerifyAsync()).IsSuccess);
    }

    [Fact]
    public async Task WriteAsync_NameIsALink_IsRefusedOrReplacedAndNeverFollowed()
    {
        var target = _kit.Folder.At("target");
        await File.WriteAllTextAsync(target, "precious");
        File.CreateSymbolicLink(_kit.File, target);
        File.CreateSymbolicLink(_kit.Folder.At("dangling"), _kit.Folder.At("nowhere"));

        var refused = await _kit.BackUpAsync();
        var dangling = await _kit.BackUpAsync(file: _kit.Folder.At("dangling"));
        var replaced = await _kit.BackUpAsync(replace: true);

        Assert.Equal("backup_exists", refused.Error?.Code);
        Assert.Equal("backup_exists", dangling.Error?.Code);
        Assert.True(replaced.IsSuccess);
        Assert.Equal("precious", await File.ReadAllTextAsync(target));
        Assert.Null(new FileInfo(_kit.File).LinkTarget);
        Assert.False(File.Exists(_kit.Folder.At("nowhere")));
    }

    [Fact]
    public async Task WriteAsync_FolderOrNoFolder_IsRefused()
    {
        Assert.Equal("backup_is_folder", (await _kit.BackUpAsync(file: _kit.Folder.Path, replace: true)).Error?.Code);
        Assert.Equal("backup_folder_missing", (await _kit.BackUpAsync(file: _kit.Folder.At("missing", "x"))).Error?.Code);
    }

    [Fact]
    public async Task WriteAsync_DiskFull_LeavesTheOldFileAndNothingElse()
    {
        await File.WriteAllTextAsync(_kit.File, "precious");
        var writer = new BackupWriter(_kit.Postgres, _kit.Secrets, TimeProvider.System) { CreateFile = path => new FullDisk(path, room: 2000) };

        var failed = await writer.WriteAsync(BackupKit.OrderFor(_kit.File, replace: true), CancellationToken.None);

        Assert.Equal("backup_file_failed", failed.Error?.Code);
        Assert.Contains("No space left", failed.Error?.Detail);
        Assert.Equal("precious", await File.ReadAllTextAsync(_kit.File));
        Assert.Equal(["nebula.backup", "secrets.keys"], Directory.GetFiles(_kit.Folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from audit_outbox"));
    }

    [Fact]
    public async Task WriteAsync_Interrupted_LeavesNothing()
    {
        using var interrupt = new CancellationTokenSource();
        var writer = new BackupWriter(_kit.Postgres, _kit.Secrets, TimeProvider.System)
        {
            CreateFile = path =>
            {
                interrupt.Cancel();
                return BackupFile.Create(path);
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.WriteAsync(BackupKit.OrderFor(_kit.File), interrupt.Token));

        Assert.Equal(["secrets.keys"], Directory.GetFiles(_kit.Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task WriteAsync_WhatItCannotHold_IsRefusedByName()
    {
        await _kit.ExecuteAsync("create table parts (id int) partition by range (id)");

        var refused = await _kit.BackUpAsync();

        Assert.Equal("backup_cannot_hold", refused.Error?.Code);
        Assert.Contains("partitioned table public.parts", refused.Error?.Detail);
    }

    [Fact]
    public async Task WriteAsync_PassphraseShortOrKeysWithoutOne_IsRefused()
    {
        Assert.Equal("passphrase_short", (await _kit.BackUpAsync("too short")).Error?.Code);
        Assert.Equal("passphrase_missing", (await _kit.BackUpAsync(null, withKeys: true)).Error?.Code);
    }

    [Fact]
    public async Task WriteAsync_WhileOthersWrite_ShowsOneMoment()
    {
        await _kit.ExecuteAsync("create table accounts (id int primary key, amount int); insert into accounts select n, 100 from generate_series(1, 2000) n");
        await _kit.ExecuteAsync("create table zz_accounts (id int primary key, amount int); insert into zz_accounts select n, 100 from generate_series(1, 2000) n");
        using var enough = new CancellationTokenSource();
        var moving = MoveAsync(enough.Token);

        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await enough.CancelAsync();
        await moving;
        Assert.Null((await _kit.RestoreAsync()).Error);

        Assert.Equal(400_000, await _kit.QueryAsync<long>("select (select sum(amount) from accounts) + (select sum(amount) from zz_accounts)"));
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public Task DisposeAsync() => _kit.DisposeAsync();

    private async Task MoveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _kit.OpenAsync();
        for (var id = 1; !cancellationToken.IsCancellationRequested; id = (id % 2000) + 1)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"update accounts set amount = amount - 1 where id = {id}; update zz_accounts set amount = amount + 1 where id = {id}";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private sealed class FullDisk(string path, long room) : FileStream(path, FileMode.CreateNew)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length > room ? throw new IOException("No space left on device") : base.WriteAsync(buffer, cancellationToken);
    }
}

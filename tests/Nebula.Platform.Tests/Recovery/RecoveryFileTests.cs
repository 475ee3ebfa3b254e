using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Recovery;
using Nebula.Platform.Secrets;
using Nebula.Platform.Tests.Backups;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Recovery;

/// <summary>The file that an owner keeps: it brings back what a lost machine took along, and says nothing to anybody else.</summary>
public sealed class RecoveryFileTests : IAsyncLifetime
{
    private const string Words = "nine quiet otters below";

    private readonly BackupKit _kit = new();
    private readonly TemporaryFolder _new = new();

    [Fact]
    public async Task Import_OnAFreshMachine_OpensTheBackupAndItsSecrets()
    {
        var file = await MakeAsync();
        Assert.True((await _kit.BackUpAsync(passphrase: null)).IsSuccess);
        await _kit.ExecuteAsync("update secrets set name = 'later'");
        var fresh = new SecretsOptions { DataFolder = _new.At("data") };

        var without = await _kit.RestoreAsync(passphrase: null, secrets: fresh);
        var imported = await new RecoveryImport(fresh, TimeProvider.System).ImportAsync(file.Text.ReplaceLineEndings("\r\n"), Words, CancellationToken.None);
        var restored = await _kit.RestoreAsync(passphrase: null, secrets: fresh);

        Assert.Equal("secret_key_missing", without.Error?.Code);
        Assert.Null(imported.Error);
        Assert.Null(restored.Error);
        Assert.True(restored.Value!.SecretsOpen);
        Assert.Equal("first", await _kit.QueryAsync<string>("select name from secrets"));
        Assert.Equal(await File.ReadAllTextAsync(_kit.Folder.At("secrets.keys")), await File.ReadAllTextAsync(fresh.Path!));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(fresh.Path!) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Import_WhereKeysAreAlready_AddsAndKeepsTheOneThatSeals()
    {
        var file = await MakeAsync();
        var own = new SecretsOptions { DataFolder = _new.Path };
        using var keys = new SecretKeyFile(Options.Create(own), TimeProvider.System);
        var current = (await keys.ReadAsync(CancellationToken.None)).Value!.CurrentId;

        var imported = await new RecoveryImport(own, TimeProvider.System).ImportAsync(file.Text, Words, CancellationToken.None);

        Assert.Equal(2, imported.Value!.Count);
        using var after = new SecretKeyFile(Options.Create(own), TimeProvider.System);
        Assert.Equal(current, (await after.ReadAsync(CancellationToken.None)).Value!.CurrentId);
    }

    [Theory]
    [InlineData("another passphrase", null, "passphrase_wrong")]
    [InlineData(Words, "no file of ours", "recovery_file_broken")]
    [InlineData(Words, "-----BEGIN NEBULA RECOVERY-----\n!!!\n-----END NEBULA RECOVERY-----", "recovery_file_broken")]
    [InlineData(Words, "-----BEGIN NEBULA RECOVERY-----\ne30=\n-----END NEBULA RECOVERY-----", "recovery_file_broken")]
    public async Task Import_WrongPassphraseOrFile_IsRefusedAndChangesNothing(string passphrase, string? text, string code)
    {
        text ??= (await MakeAsync()).Text;
        var fresh = new SecretsOptions { DataFolder = _new.At("data") };

        var imported = await new RecoveryImport(fresh, TimeProvider.System).ImportAsync(text, passphrase, CancellationToken.None);

        Assert.Equal(code, imported.Error?.Code);
        Assert.False(Directory.Exists(fresh.DataFolder));
    }

    [Fact]
    public async Task Make_IsAudited_AndHoldsNoKeyThatIsNotSealed()
    {
        await using var database = Source();
        var before = await Service(database).LookAsync(CancellationToken.None);
        var file = await MakeAsync();
        var after = await Service(database).LookAsync(CancellationToken.None);
        await new SecretKeyFile(Options.Create(_kit.Secrets), TimeProvider.System).WriteAsync(SecretKeyRing.Create(), CancellationToken.None);
        var rotated = await Service(database).LookAsync(CancellationToken.None);

        Assert.Equal((null, false), (before.MadeAt, before.IsCurrent));
        Assert.True(after.IsCurrent);
        Assert.False(rotated.IsCurrent);
        Assert.DoesNotContain(Words, file.Text, StringComparison.Ordinal);
        Assert.Contains("./nebula user reset-password", file.Text, StringComparison.Ordinal);
        Assert.Equal(AuditActions.RecoveryFileMade, await _kit.QueryAsync<string>("select action from audit_outbox"));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    public async Task Make_ShortPassphrase_IsRefused(string passphrase)
    {
        await using var database = Source();

        var made = await Service(database).MakeAsync(passphrase, Actor.Nebula, CancellationToken.None);

        Assert.Equal("passphrase_short", made.Error?.Code);
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _kit.DisposeAsync();
        _new.Dispose();
    }

    private async Task<RecoveryFile> MakeAsync()
    {
        await using var database = Source();
        var made = await Service(database).MakeAsync(Words, Actor.Nebula, CancellationToken.None);
        return made.IsSuccess ? made.Value : throw new InvalidOperationException(made.Error.Detail);
    }

    // Without a pool: the swap wants the databases to itself.
    private NpgsqlDataSource Source()
    {
        var builder = DatabaseConnections.For(_kit.Postgres, DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        return NpgsqlDataSource.Create(builder.ConnectionString);
    }

    private RecoveryService Service(NpgsqlDataSource database) => new(database, new SecretKeyFile(Options.Create(_kit.Secrets), TimeProvider.System), TimeProvider.System);
}

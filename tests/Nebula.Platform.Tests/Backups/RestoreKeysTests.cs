using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Backups;

/// <summary>Which key opens what, here and on another machine.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class RestoreKeysTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();
    private readonly TemporaryFolder _elsewhere = new();

    private SecretsOptions Elsewhere => new() { DataFolder = _elsewhere.Path };

    [Fact]
    public async Task RestoreAsync_KeysInside_JoinThoseOfTheOtherMachine()
    {
        await SetSecretAsync();
        Assert.True((await _kit.BackUpAsync(withKeys: true)).IsSuccess);
        var own = await RingAsync(Elsewhere);

        var restored = await _kit.RestoreAsync(secrets: Elsewhere);

        Assert.Null(restored.Error);
        Assert.True(restored.Value!.SecretsOpen);
        Assert.Equal("the value", await ReadSecretAsync(Elsewhere));
        Assert.Equal(own.CurrentId, (await RingAsync(Elsewhere)).CurrentId);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Elsewhere.Path!));
    }

    [Fact]
    public async Task RestoreAsync_KeysNeitherHereNorInside_IsRefusedUnlessThatIsWell()
    {
        Assert.True((await _kit.BackUpAsync()).IsSuccess);
        await RingAsync(Elsewhere);
        var before = await _kit.StateAsync();

        var refused = await _kit.RestoreAsync(secrets: Elsewhere);
        var untouched = await _kit.StateAsync();
        var restored = await _kit.RestoreAsync(secrets: Elsewhere, withoutKeys: true);

        Assert.Equal("secret_key_missing", refused.Error?.Code);
        Assert.Contains((await RingAsync(_kit.Secrets)).CurrentId, refused.Error?.Detail);
        Assert.Equal(before, untouched);
        Assert.False(restored.Value!.SecretsOpen);
    }

    [Fact]
    public async Task RestoreAsync_WithoutPassphrase_OpensWithItsKeyFileOnly()
    {
        await SetSecretAsync();
        Assert.True((await _kit.BackUpAsync(passphrase: null)).IsSuccess);
        await RingAsync(Elsewhere);
        var before = await _kit.StateAsync();

        var refused = await _kit.RestoreAsync(passphrase: null, secrets: Elsewhere);
        var nowhere = await _kit.RestoreAsync(passphrase: null, secrets: new SecretsOptions { KeyFile = _elsewhere.At("none.keys") });
        var untouched = await _kit.StateAsync();
        var restored = await _kit.RestoreAsync(passphrase: null, secrets: Elsewhere, keyFile: _kit.Secrets.Path);

        Assert.Equal("secret_key_missing", refused.Error?.Code);
        Assert.Equal("secret_key_missing", nowhere.Error?.Code);
        Assert.False(File.Exists(_elsewhere.At("none.keys")));
        Assert.Equal(before, untouched);
        Assert.Null(restored.Error);
        Assert.Equal("the value", await ReadSecretAsync(Elsewhere));
    }

    [Fact]
    public async Task BackUpAsync_NoKeyFileYet_IsRefusedAndMakesNone()
    {
        File.Delete(_kit.Secrets.Path!);

        var refused = await _kit.BackUpAsync(passphrase: null);

        Assert.Equal("secret_keys_missing", refused.Error?.Code);
        Assert.False(File.Exists(_kit.Secrets.Path));
    }

    [Fact]
    public async Task RestoreAsync_KeyFileOpenToOthers_IsRefused()
    {
        Assert.True((await _kit.BackUpAsync(passphrase: null)).IsSuccess);
        File.SetUnixFileMode(_kit.Secrets.Path!, (UnixFileMode)0b110_100_100);

        var refused = await _kit.RestoreAsync(passphrase: null);

        Assert.Equal("secret_keys_broken", refused.Error?.Code);
    }

    public Task InitializeAsync() => _kit.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _kit.DisposeAsync();
        _elsewhere.Dispose();
    }

    private static async Task<SecretKeyRing> RingAsync(SecretsOptions secrets)
    {
        using var file = new SecretKeyFile(Options.Create(secrets), TimeProvider.System);
        return (await file.ReadAsync(CancellationToken.None)).Value!;
    }

    private async Task SetSecretAsync()
    {
        await _kit.ExecuteAsync("delete from secrets");
        using var file = new SecretKeyFile(Options.Create(_kit.Secrets), TimeProvider.System);
        await using var source = SourceOf();
        await using var connection = await source.OpenConnectionAsync();
        var store = new SecretStore(source, new SecretCipher(file), new SecretMask(), TimeProvider.System);
        Assert.True((await store.SetAsync(connection, "probe", "the value", Actor.Nebula, CancellationToken.None)).IsSuccess);
    }

    private async Task<string?> ReadSecretAsync(SecretsOptions secrets)
    {
        using var file = new SecretKeyFile(Options.Create(secrets), TimeProvider.System);
        await using var source = SourceOf();
        return (await new SecretStore(source, new SecretCipher(file), new SecretMask(), TimeProvider.System).ReadAsync("probe", CancellationToken.None)).Value;
    }

    private NpgsqlDataSource SourceOf()
    {
        var builder = Nebula.Platform.Database.DatabaseConnections.For(_kit.Postgres, Nebula.Platform.Database.DatabaseNames.HomelabJarvis);
        builder.Pooling = false;
        return NpgsqlDataSource.Create(builder);
    }
}

using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

/// <summary>The parts of a process that knows secrets, with its key file in a folder.</summary>
internal sealed class SecretKit(TemporaryFolder folder) : IDisposable
{
    public static readonly SecretBinding Binding = new("secrets", "value", "1");

    public string Path { get; } = folder.At("secrets.keys");

    public SecretKeyFile Keys { get; } = new(Options.Create(new SecretsOptions { DataFolder = folder.Path }), TimeProvider.System);

    public SecretMask Mask { get; } = new();

    public SecretCipher Cipher => new(Keys);

    public SecretStore StoreOn(TestDatabase database) => new(database.DataSource, Cipher, Mask, TimeProvider.System);

    public SecretRotation RotationOn(TestDatabase database) => new(database.DataSource, Keys, Cipher, [SecretStore.Column], TimeProvider.System);

    public async Task SetAsync(TestDatabase database, string name, string value)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        Assert.True((await StoreOn(database).SetAsync(connection, name, value, Actor.Nebula, CancellationToken.None)).IsSuccess);
    }

    public async Task<byte[]> SealAsync(string value) => (await Cipher.SealAsync(value, Binding, CancellationToken.None)).Value!;

    public void Dispose() => Keys.Dispose();
}

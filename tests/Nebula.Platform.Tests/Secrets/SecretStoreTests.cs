using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Secrets;

public sealed class SecretStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ReadAsync_AfterItWasSetTwice_GivesTheLater()
    {
        using var kit = new SecretKit(_folder);
        await kit.SetAsync(database, "later", "first-value");
        await kit.SetAsync(database, "later", "second-value");

        var value = await kit.StoreOn(database).ReadAsync("later", CancellationToken.None);

        Assert.Equal("second-value", value.Value);
        Assert.Equal("now ***.", kit.Mask.Apply("now second-value."));
    }

    [Fact]
    public async Task ReadAsync_ValueCopiedFromAnotherRow_FailsClosed()
    {
        using var kit = new SecretKit(_folder);
        await kit.SetAsync(database, "mine", "my-value");
        await kit.SetAsync(database, "yours", "your-value");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("update secrets set value = (select value from secrets where name = 'yours') where name = 'mine'");

        var value = await kit.StoreOn(database).ReadAsync("mine", CancellationToken.None);

        Assert.Equal("secret_unreadable", value.Error?.Code);
    }

    [Fact]
    public async Task ListAsync_OfSecrets_TellsNamesAndKeysAndNoValue()
    {
        using var kit = new SecretKit(_folder);
        await kit.SetAsync(database, "zz-listed", "listed-value");

        var listed = Assert.Single(await kit.StoreOn(database).ListAsync("zz", 10, CancellationToken.None));

        Assert.Equal("zz-listed", listed.Name);
        Assert.Equal((await kit.Keys.ReadAsync(CancellationToken.None)).Value!.CurrentId, listed.KeyId);
        Assert.Equal("nebula", listed.UpdatedBy);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    public async Task SetAsync_TooShortToBeMasked_IsRefused(string value)
    {
        using var kit = new SecretKit(_folder);
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var result = await kit.StoreOn(database).SetAsync(connection, "short", value, Actor.Nebula, CancellationToken.None);

        Assert.Equal("secret_invalid", result.Error?.Code);
        Assert.Equal("secret_not_found", (await kit.StoreOn(database).ReadAsync("short", CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public async Task DeleteAsync_OfAKnownOne_SaysSoOnce()
    {
        using var kit = new SecretKit(_folder);
        await kit.SetAsync(database, "gone", "gone-value");
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var first = await SecretStore.DeleteAsync(connection, "gone", CancellationToken.None);
        var second = await SecretStore.DeleteAsync(connection, "gone", CancellationToken.None);

        Assert.True(first);
        Assert.False(second);
    }

    public void Dispose() => _folder.Dispose();
}

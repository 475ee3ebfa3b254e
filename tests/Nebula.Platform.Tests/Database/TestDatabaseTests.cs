using Dapper;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Database;

public sealed class TestDatabaseTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Fact]
    public async Task DataSource_FreshClone_HasTheMigratedSchema()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var journal = await connection.ExecuteScalarAsync<string?>("SELECT to_regclass('public.schema_journal_platform')::text");

        Assert.Equal($"{database.Prefix}homelab_jarvis", connection.Database);
        Assert.True(journal is null or "schema_journal_platform");
    }

    [Fact]
    public async Task Connection_StringSet_IsReadBack()
    {
        var cache = redis.Connection.GetDatabase();

        await cache.StringSetAsync("probe", "value", TimeSpan.FromMinutes(1));

        Assert.Equal("value", (string?)await cache.StringGetAsync("probe"));
    }
}

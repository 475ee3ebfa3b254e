using Nebula.Platform.Audit;
using Nebula.Testing;
using StackExchange.Redis;
using Role = Nebula.Platform.Identity.Role;

namespace Nebula.Platform.Tests.Identity.Sessions;

public sealed class SessionServiceWithoutRedisTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task FindAsync_RedisGone_ReadsPostgres()
    {
        await using var redis = await NowhereAsync();
        var kit = new IdentityKit(database, redis);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var found = await kit.FindAsync(opened);
        await kit.Sessions.CloseAsync(opened.Token, Actor.Nebula, default);
        var closed = await kit.FindAsync(opened);

        Assert.Equal(opened.Session.Id, found?.Id);
        Assert.Null(closed);
    }

    private static async Task<ConnectionMultiplexer> NowhereAsync() => await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
    {
        EndPoints = { { "127.0.0.1", 1 } },
        AbortOnConnectFail = false,
        ConnectTimeout = 200,
        BacklogPolicy = BacklogPolicy.FailFast,
    });
}

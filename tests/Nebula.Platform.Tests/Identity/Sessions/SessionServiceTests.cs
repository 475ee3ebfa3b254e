using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Identity.Sessions;

public sealed class SessionServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Fact]
    public async Task FindAsync_OpenSession_IsItsUser()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Operator);
        var opened = await kit.OpenAsync(user);

        var found = await kit.FindAsync(opened);

        Assert.Equal(opened.Session, found);
        Assert.Equal(RolePermissions.Of(Role.Operator), found?.ToPrincipal().Granted);
    }

    [Fact]
    public async Task OpenAsync_Always_StoresNoToken()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var row = await kit.QueryAsync<string>("select s::text from sessions s where id = @id", new { id = opened.Session.Id });
        await kit.FindAsync(opened);
        var keys = redis.Connection.GetServers()[0].Keys(pattern: "nebula:*").Select(key => key.ToString());

        Assert.DoesNotContain(opened.Token, row, StringComparison.Ordinal);
        Assert.DoesNotContain(keys, key => key.Contains(opened.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("' or true --")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task FindAsync_TokenOfNobody_IsNull(string? token)
    {
        var kit = new IdentityKit(database, redis.Connection);

        Assert.Null(await kit.Sessions.FindAsync(token, SessionUse.Changing, default));
    }

    [Fact]
    public async Task CloseAsync_InOneProcess_EndsItInAllAtOnce()
    {
        var (one, other) = (new IdentityKit(database, redis.Connection), new IdentityKit(database, redis.Connection));
        var opened = await one.OpenAsync(await one.AddUserAsync(Role.Viewer));
        Assert.NotNull(await other.FindAsync(opened));

        await one.Sessions.CloseAsync(opened.Token, Actor.Nebula, default);

        Assert.Null(await other.FindAsync(opened));
        Assert.Null(await one.FindAsync(opened));
    }

    [Fact]
    public async Task DisableAsync_InOneProcess_EndsTheUsersSessionsInAllAtOnce()
    {
        var (one, other) = (new IdentityKit(database, redis.Connection), new IdentityKit(database, redis.Connection));
        var user = await one.AddUserAsync(Role.Admin);
        var (first, second) = (await one.OpenAsync(user), await other.OpenAsync(user));
        await other.FindAsync(first);
        await other.FindAsync(second);

        var result = await one.DisableAsync(user);

        Assert.True(result.IsSuccess);
        Assert.Null(await other.FindAsync(first));
        Assert.Null(await other.FindAsync(second));
    }

    [Fact]
    public async Task ChangeRoleAsync_OpenSession_EndsAndTheNextHasTheNewRights()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Admin, "Zelda");
        var before = await kit.OpenAsync(user);
        await kit.FindAsync(before);

        await kit.UserChanges.ChangeRoleAsync(user.Id, Role.Viewer, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var again = await kit.TryAsync("zelda", IdentityKit.Password);

        Assert.Null(await kit.FindAsync(before));
        Assert.Equal(Role.Viewer, again.Value?.Session.Role);
    }

    [Fact]
    public async Task CloseAsync_WhileAnotherProcessCopiesTheSession_TheCopyStaysDead()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        var cache = new TokenCache<Session>("session", redis.Connection, Microsoft.Extensions.Logging.Abstractions.NullLogger<TokenCache<Session>>.Instance);
        await kit.Sessions.CloseAsync(opened.Token, Actor.Nebula, default);

        await cache.StoreAsync(SecretToken.HashOf(opened.Token), opened.Session);

        Assert.Null(await kit.FindAsync(opened));
        Assert.Null(await cache.FindReserveAsync(SecretToken.HashOf(opened.Token)));
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(30, 3)]
    public async Task FindAsync_UnusedOrOld_HasEnded(int days, int usedEveryDays)
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        var end = kit.Time.GetUtcNow().AddDays(days);
        while (usedEveryDays > 0 && kit.Time.GetUtcNow().AddDays(usedEveryDays) < end)
        {
            kit.Time.Advance(TimeSpan.FromDays(usedEveryDays));
            await ForgetCopiesAsync();
            Assert.NotNull(await kit.FindAsync(opened));
        }

        kit.Time.SetUtcNow(end.AddSeconds(-1));
        var before = await kit.FindAsync(opened, SessionUse.Watching);
        kit.Time.SetUtcNow(end);
        var cached = await kit.FindAsync(opened, SessionUse.Watching);
        await ForgetCopiesAsync();
        var stored = await kit.FindAsync(opened, SessionUse.Watching);

        Assert.NotNull(before);
        Assert.Null(cached);
        Assert.Null(stored);
    }

    [Fact]
    public async Task FindAsync_UsedWithinTheMinute_WritesNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        kit.Time.Advance(TimeSpan.FromSeconds(59));
        await kit.FindAsync(opened);
        var early = await LastSeenAsync(kit, opened);
        await ForgetCopiesAsync();
        kit.Time.Advance(TimeSpan.FromSeconds(1));

        var found = await kit.FindAsync(opened);

        Assert.Equal(opened.Session.CreatedAt, early);
        Assert.Equal(kit.Time.GetUtcNow(), found?.LastSeenAt);
        Assert.Equal(kit.Time.GetUtcNow(), await LastSeenAsync(kit, opened));
    }

    [Fact]
    public async Task FindAsync_OnlyWatched_DoesNotCountAsUsed()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        kit.Time.Advance(TimeSpan.FromHours(1));

        await kit.FindAsync(opened, SessionUse.Watching);

        Assert.Equal(opened.Session.CreatedAt, await LastSeenAsync(kit, opened));
    }

    [Fact]
    public async Task FindAsync_DatabaseGone_ReadsTheCopyButChangesNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var opened = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        await kit.FindAsync(opened);
        await redis.Connection.GetDatabase().KeyDeleteAsync("nebula:session:" + Convert.ToHexStringLower(SecretToken.HashOf(opened.Token)));
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=1");
        var cut = new IdentityKit(nowhere, database.Options, redis.Connection, kit.Time);

        var read = await cut.FindAsync(opened);

        Assert.Equal(opened.Session.Id, read?.Id);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => cut.FindAsync(opened, SessionUse.Changing));
    }

    [Fact]
    public async Task PruneAsync_SomeEnded_RemovesOnlyThose()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var old = await kit.OpenAsync(user);
        kit.Time.Advance(Session.IdleLifetime);
        var young = await kit.OpenAsync(user);

        await kit.Sessions.PruneAsync(default);

        const string exists = "select exists (select from sessions where id = @id)";
        Assert.False(await kit.QueryAsync<bool>(exists, new { id = old.Session.Id }));
        Assert.True(await kit.QueryAsync<bool>(exists, new { id = young.Session.Id }));
    }

    [Fact]
    public async Task OpenAsync_HostileUserAgent_IsStoredShortAndPlain()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);

        var opened = await kit.OpenAsync(user, "a\0b\r\n\uD800" + new string('x', 10_000));

        var stored = await kit.QueryAsync<string>("select user_agent from sessions where id = @id", new { id = opened.Session.Id });
        Assert.Equal(200, stored?.Length);
        Assert.StartsWith("abxx", stored, StringComparison.Ordinal);
    }

    private static async Task<DateTimeOffset> LastSeenAsync(IdentityKit kit, OpenedSession opened) => new(
        await kit.QueryAsync<DateTime>("select last_seen_at from sessions where id = @id", new { id = opened.Session.Id }));

    private async Task ForgetCopiesAsync()
    {
        var keys = redis.Connection.GetServers()[0].Keys(pattern: "nebula:session*").ToArray();
        await redis.Connection.GetDatabase().KeyDeleteAsync(keys);
    }
}

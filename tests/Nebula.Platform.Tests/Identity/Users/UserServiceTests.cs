using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Users;

public sealed class UserServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    private const string Password = "words for a newcomer";

    [Fact]
    public async Task CreateAsync_ByAdmin_MakesAUserWhoCanSignIn()
    {
        var kit = new IdentityKit(database, redis.Connection);

        var made = await kit.Directory.CreateAsync(new UserDraft(" Ned Land ", Role.Operator, Password), IdentityKit.As(Role.Admin), Actor.Nebula, default);

        Assert.Equal(("Ned Land", Role.Operator), (made.Value?.Name, made.Value?.Role));
        Assert.True((await kit.TryAsync("ned land", Password)).IsSuccess);
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from audit_outbox where action = 'users.create' and target = @target", new { target = $"user:{made.Value!.Id}" }));
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from event_outbox where type = 'user.created' and subject = @target", new { target = $"user:{made.Value.Id}" }));
    }

    [Fact]
    public async Task CreateAsync_AnotherSpellingOfAName_IsRefused()
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.Directory.CreateAsync(new UserDraft("Conseil", Role.Viewer, Password), IdentityKit.As(Role.Owner), Actor.Nebula, default);

        var again = await kit.Directory.CreateAsync(new UserDraft("ＣＯＮＳＥＩＬ", Role.Viewer, Password), IdentityKit.As(Role.Owner), Actor.Nebula, default);

        Assert.Equal("user_exists", again.Error?.Code);
    }

    [Fact]
    public async Task CreateAsync_AdminByAdmin_IsRefused()
    {
        var kit = new IdentityKit(database, redis.Connection);

        var made = await kit.Directory.CreateAsync(new UserDraft("Another Admin", Role.Admin, Password), IdentityKit.As(Role.Admin), Actor.Nebula, default);

        Assert.Equal("role_beyond_yours", made.Error?.Code);
    }

    [Fact]
    public async Task ChangeRoleAsync_TwoAboutEachOtherAtOnce_WaitAndNeverInACircle()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var (one, other) = (await kit.AddUserAsync(Role.Admin), await kit.AddUserAsync(Role.Admin));

        var both = await Task.WhenAll(Enumerable.Range(0, 40).Select(round =>
        {
            var (by, of) = round % 2 == 0 ? (one, other) : (other, one);
            return kit.UserChanges.ChangeRoleAsync(of.Id, Role.Viewer, IdentityKit.As(Role.Admin) with { UserId = by.Id }, Actor.Nebula, default);
        }));

        Assert.All(both, refused => Assert.Equal("role_beyond_yours", refused.Error?.Code));
    }

    [Fact]
    public async Task ChangeRoleAsync_OfOneselfWithRightsThatAreGone_IsRefused()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);

        var lifted = await kit.UserChanges.ChangeRoleAsync(user.Id, Role.Operator, IdentityKit.As(Role.Admin) with { UserId = user.Id }, Actor.Nebula, default);

        Assert.False(lifted.IsSuccess);
        Assert.Equal("viewer", await kit.QueryAsync<string>("select role from users where id = @id", new { id = user.Id }));
    }

    [Fact]
    public async Task ChangeRoleAsync_AdminLiftsAViewerToAdmin_IsRefusedAndNothingChanges()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var open = await kit.OpenAsync(user);

        var lifted = await kit.UserChanges.ChangeRoleAsync(user.Id, Role.Admin, IdentityKit.As(Role.Admin), Actor.Nebula, default);

        Assert.Equal("role_beyond_yours", lifted.Error?.Code);
        Assert.Equal(Role.Viewer, (await kit.FindAsync(open))?.Role);
        Assert.Equal(0, await kit.QueryAsync<long>("select count(*) from event_outbox where subject = @target and type = 'user.role_changed'", new { target = $"user:{user.Id}" }));
    }

    [Fact]
    public async Task Changes_OfTheOwner_AreRefusedWhoeverAsks()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var owner = await kit.AddUserAsync(Role.Owner);
        var by = ServiceTokens.CommandLine;

        var role = await kit.UserChanges.ChangeRoleAsync(owner.Id, Role.Viewer, by, Actor.Nebula, default);
        var disabled = await kit.UserChanges.SetDisabledAsync(owner.Id, true, by, Actor.Nebula, default);
        var deleted = await kit.UserChanges.DeleteAsync(owner.Id, by, Actor.Nebula, default);
        var ended = await kit.UserChanges.EndSessionsAsync(owner.Id, IdentityKit.As(Role.Admin), Actor.Nebula, default);

        Assert.All([role.Error, disabled.Error, deleted.Error, ended.Error], error => Assert.Equal("owner_stays", error?.Code));
        Assert.Equal(Role.Owner, (await kit.Users.FindAsync(owner.Id, default))?.Role);
    }

    [Fact]
    public async Task DeleteAsync_UserWhoSavedAnAutomation_NamesItInAnswerAndEvent()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Operator);
        foreach (var (name, by) in new[] { ("by hand", user.Name), ("by key", $"key 'cron' of {user.Name}"), ("by another", $"not {user.Name}") })
        {
            await kit.QueryAsync<object>(
                """
                insert into automations (id, name, enabled, match, conditions, rights, saved_by, version, created_at, updated_at)
                values (@id, @name, true, '{}', '[]', '{}', @by, 1, now(), now())
                """,
                new { id = Guid.CreateVersion7(), name, by });
        }

        await kit.QueryAsync<object>(
            """
            insert into notification_rules (id, name, enabled, definition, channel_ids, tells_security, version, created_at, updated_at, updated_by)
            values (@Id, 'all that is broken', true, '{}', '{}', true, 1, now(), now(), @Name)
            """,
            new { user.Id, user.Name });

        var before = await kit.UserChanges.FindLastSavedAsync(user.Id, default);
        var demoted = await kit.UserChanges.ChangeRoleAsync(user.Id, Role.Viewer, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var deleted = await kit.UserChanges.DeleteAsync(user.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);

        Assert.All([before.Value!, demoted.Value!, deleted.Value!], left =>
        {
            Assert.Equal(["by hand", "by key"], left.Automations.Select(thing => thing.Name));
            Assert.Equal(["all that is broken"], left.Rules.Select(thing => thing.Name));
        });
        Assert.Equal(2, await kit.QueryAsync<long>(
            """
            select count(*) from event_outbox
            where subject = @subject and type in ('user.deleted', 'user.role_changed') and title like '%''by hand'', ''by key'', ''all that is broken''%'
            """,
            new { subject = $"user:{user.Id}" }));
    }

    [Fact]
    public async Task DeleteAsync_OpenSession_EndsWithTheUser()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var open = await kit.OpenAsync(user);
        await kit.FindAsync(open);

        var deleted = await kit.UserChanges.DeleteAsync(user.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var again = await kit.UserChanges.DeleteAsync(user.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);

        Assert.True(deleted.IsSuccess);
        Assert.Equal("user_not_found", again.Error?.Code);
        Assert.Null(await kit.FindAsync(open));
        Assert.Equal("credentials_invalid", (await kit.TryAsync(user.Name, IdentityKit.Password)).Error?.Code);
    }

    [Fact]
    public async Task SetDisabledAsync_AndBack_SignsInAgain()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        await kit.DisableAsync(user);
        var shut = await kit.TryAsync(user.Name, IdentityKit.Password);

        await kit.UserChanges.SetDisabledAsync(user.Id, false, IdentityKit.As(Role.Admin), Actor.Nebula, default);
        var open = await kit.TryAsync(user.Name, IdentityKit.Password);

        Assert.Equal("credentials_invalid", shut.Error?.Code);
        Assert.True(open.IsSuccess);
    }

    [Fact]
    public async Task ListAsync_PageByPage_GivesEachUserOnceByName()
    {
        var kit = new IdentityKit(database, redis.Connection);
        foreach (var name in new[] { "ccc", "AAA", "bbb" })
        {
            await kit.AddUserAsync(Role.Viewer, $"!! {name}");
        }

        var first = (await kit.Directory.ListAsync(2, null, default)).Value!;
        var second = (await kit.Directory.ListAsync(2, first.Next, default)).Value!;

        Assert.Equal(["!! AAA", "!! bbb"], first.Items.Select(user => user.Name));
        Assert.Equal("!! ccc", second.Items[0].Name);
        Assert.Equal("query_invalid", (await kit.Directory.ListAsync(0, null, default)).Error?.Code);
    }
}

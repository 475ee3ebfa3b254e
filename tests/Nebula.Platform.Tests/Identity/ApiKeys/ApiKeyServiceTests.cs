using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Platform.Tests.Identity.SecondFactor;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.ApiKeys;

public sealed class ApiKeyServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    private readonly IdentityKit _kit = new(database, redis.Connection);

    [Fact]
    public async Task CreateAsync_ThenFind_ActsForItsUserUnderItsOwnName()
    {
        var user = await _kit.AddUserAsync(Role.Operator, "Ann Arbor");

        var made = (await MakeAsync(user, [Permissions.StatusRead, Permissions.MonitorsRun])).Value!;
        var principal = (await FindAsync(made.Token)).Value!.ToPrincipal();

        Assert.Equal((PrincipalKind.ApiKey, "key 'grafana' of Ann Arbor", user.Id), (principal.Kind, principal.Name, principal.UserId));
        Assert.Equal([Permissions.MonitorsRun, Permissions.StatusRead], principal.Granted.Order());
        Assert.Equal(made.Key.Id.ToString(), Actor.Of(principal).Id);
    }

    [Fact]
    public async Task CreateAsync_Always_KeepsNoKeyAnywhere()
    {
        var user = await _kit.AddUserAsync(Role.Viewer);

        var made = (await MakeAsync(user, [Permissions.StatusRead])).Value!;

        var secret = made.Token[17..];
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from api_keys k where k::text like '%' || @secret || '%'", new { secret }));
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from audit_outbox a where a::text like '%' || @secret || '%'", new { secret }));
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from event_outbox e where e::text like '%' || @secret || '%'", new { secret }));
        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from audit_outbox where action = 'api-keys.create' and target = @target", new { target = $"api-key:{made.Key.Id}" }));
    }

    [Theory]
    [InlineData(Role.Viewer, Permissions.MonitorsWrite)]
    [InlineData(Role.Admin, Permissions.SettingsSecure)]
    [InlineData(Role.Owner, Permissions.AccountWrite)]
    [InlineData(Role.Owner, Permissions.OwnerWrite)]
    [InlineData(Role.Owner, Permissions.ApiKeysManage)]
    [InlineData(Role.Admin, "rule.the-world")]
    public async Task CreateAsync_BeyondWhatTheUserCanGive_IsRefused(Role role, string permission)
    {
        var user = role == Role.Owner ? await OwnerAsync() : await _kit.AddUserAsync(role);

        var made = await MakeAsync(user, [Permissions.StatusRead, permission]);

        Assert.Equal(("api_key_invalid", "permissions"), (made.Error?.Code, made.Error?.Fields[0].Field));
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("two\nlines", 30)]
    [InlineData("quote ' in it", 30)]
    [InlineData("\u202eright to left", 30)]
    [InlineData("fine", 0)]
    [InlineData("fine", -1)]
    [InlineData("fine", 4000)]
    public async Task CreateAsync_BadNameOrTerm_IsRefused(string name, int days)
    {
        var user = await _kit.AddUserAsync(Role.Viewer);

        var made = await _kit.ApiKeys.CreateAsync(user.Id, new ApiKeyDraft(name, [Permissions.StatusRead], days), Actor.Nebula, default);

        Assert.Equal("api_key_invalid", made.Error?.Code);
    }

    [Fact]
    public async Task CreateAsync_SameNameTwice_IsRefused()
    {
        var user = await _kit.AddUserAsync(Role.Viewer);
        await MakeAsync(user, [Permissions.StatusRead]);

        var again = await MakeAsync(user, [Permissions.StatusRead]);

        Assert.Equal("api_key_exists", again.Error?.Code);
    }

    [Fact]
    public async Task FindAsync_UserDemoted_KeyLosesInEveryProcessWhatTheRoleLost()
    {
        var other = new IdentityKit(database, redis.Connection);
        var user = await _kit.AddUserAsync(Role.Admin);
        var made = (await MakeAsync(user, [Permissions.MonitorsWrite, Permissions.StatusRead])).Value!;
        var before = (await other.ApiKeyCheck.FindAsync(made.Token, SessionUse.Reading, IdentityKit.Home, default)).Value!.ToPrincipal();

        await _kit.UserChanges.ChangeRoleAsync(user.Id, Role.Viewer, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var after = (await other.ApiKeyCheck.FindAsync(made.Token, SessionUse.Reading, IdentityKit.Home, default)).Value!.ToPrincipal();

        Assert.Equal(2, before.Granted.Count);
        Assert.Equal([Permissions.StatusRead], after.Granted);
    }

    [Fact]
    public async Task FindAsync_UserDisabledOrDeleted_KeyIsDeadAtOnce()
    {
        var (disabled, deleted) = (await _kit.AddUserAsync(Role.Admin), await _kit.AddUserAsync(Role.Admin));
        var keys = new[] { (await MakeAsync(disabled, [Permissions.StatusRead])).Value!.Token, (await MakeAsync(deleted, [Permissions.StatusRead])).Value!.Token };
        foreach (var key in keys)
        {
            Assert.True((await FindAsync(key)).IsSuccess);
        }

        await _kit.DisableAsync(disabled);
        await _kit.UserChanges.DeleteAsync(deleted.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);

        foreach (var key in keys)
        {
            Assert.Equal("api_key_unknown", (await FindAsync(key)).Error?.Code);
        }
    }

    [Fact]
    public async Task RevokeAsync_OnesOwn_IsDeadInEveryProcess()
    {
        var other = new IdentityKit(database, redis.Connection);
        var user = await _kit.AddUserAsync(Role.Viewer);
        var made = (await MakeAsync(user, [Permissions.StatusRead])).Value!;
        await other.ApiKeyCheck.FindAsync(made.Token, SessionUse.Reading, IdentityKit.Home, default);

        var revoked = await _kit.ApiKeys.RevokeAsync(made.Key.Id, user.Id, Actor.Nebula, default);

        Assert.True(revoked.IsSuccess);
        Assert.Equal("api_key_unknown", (await other.ApiKeyCheck.FindAsync(made.Token, SessionUse.Reading, IdentityKit.Home, default)).Error?.Code);
    }

    [Fact]
    public async Task RevokeAsync_SomebodyElses_RevokesNothing()
    {
        var (user, other) = (await _kit.AddUserAsync(Role.Viewer), await _kit.AddUserAsync(Role.Admin));
        var made = (await MakeAsync(user, [Permissions.StatusRead])).Value!;

        var revoked = await _kit.ApiKeys.RevokeAsync(made.Key.Id, other.Id, Actor.Nebula, default);

        Assert.Equal("api_key_not_found", revoked.Error?.Code);
        Assert.True((await FindAsync(made.Token)).IsSuccess);
    }

    [Fact]
    public async Task FindAsync_AfterItsTerm_IsDeadAlsoAsACopy()
    {
        var made = (await MakeAsync(await _kit.AddUserAsync(Role.Viewer), [Permissions.StatusRead], days: 1)).Value!;
        await FindAsync(made.Token);

        _kit.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("api_key_unknown", (await FindAsync(made.Token)).Error?.Code);
    }

    [Fact]
    public async Task FindAsync_Guessing_IsSlowedByAddressAndAKeyInUseGoesOn()
    {
        var made = (await MakeAsync(await _kit.AddUserAsync(Role.Viewer), [Permissions.StatusRead])).Value!;
        await FindAsync(made.Token);
        for (var guess = 0; guess < ApiKeyCheck.AttemptsPerAddress; guess++)
        {
            Assert.Equal("api_key_unknown", (await FindAsync(ApiKeyText.Create())).Error?.Code);
        }

        var slowed = await FindAsync(ApiKeyText.Create());
        var elsewhere = await _kit.ApiKeyCheck.FindAsync(ApiKeyText.Create(), SessionUse.Reading, IPAddress.Parse("198.51.100.7"), default);

        Assert.Equal("login_throttled", slowed.Error?.Code);
        Assert.Equal("api_key_unknown", elsewhere.Error?.Code);
        Assert.True((await FindAsync(made.Token)).IsSuccess);
    }

    [Fact]
    public async Task FindAsync_StrangerAtTheSameAddressGuesses_StopsNoKeyThatHasNoCopy()
    {
        var made = (await MakeAsync(await _kit.AddUserAsync(Role.Viewer), [Permissions.StatusRead])).Value!;
        for (var guess = 0; guess <= ApiKeyCheck.AttemptsPerAddress; guess++)
        {
            await FindAsync("nbk_x");
        }

        var found = await FindAsync(made.Token);

        Assert.Equal("login_throttled", (await FindAsync("nbk_x")).Error?.Code);
        Assert.True(found.IsSuccess);
    }

    [Fact]
    public async Task FindAsync_AdminWithoutTheRequiredSecondFactor_KeyMayNothingUntilThereIsOne()
    {
        var (kit, other) = (new IdentityKit(database, redis.Connection), new IdentityKit(database, redis.Connection));
        kit.Identity.CurrentValue = other.Identity.CurrentValue = new IdentityOptions { RequireSecondFactor = true };
        var user = await kit.AddUserAsync(Role.Admin);
        var own = await kit.OpenAsync(user);
        var made = (await kit.ApiKeys.CreateAsync(user.Id, new ApiKeyDraft("grafana", [Permissions.StatusRead], null), Actor.Nebula, default)).Value!;

        var before = await GrantedAsync(other, made.Token);
        await TotpUser.EnrolAsync(kit, own);
        var with = await GrantedAsync(other, made.Token);
        await kit.Removal.RemoveAsync(user.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var after = await GrantedAsync(other, made.Token);

        Assert.Empty(before);
        Assert.Equal([Permissions.StatusRead], with);
        Assert.Empty(after);
    }

    [Fact]
    public async Task ListOwnAsync_AfterUse_ShowsOnesOwnWithItsLastUse()
    {
        var user = await _kit.AddUserAsync(Role.Operator);
        await MakeAsync(await _kit.AddUserAsync(Role.Operator), [Permissions.StatusRead]);
        var made = (await MakeAsync(user, [Permissions.StatusRead])).Value!;
        _kit.Time.Advance(TimeSpan.FromHours(1));
        await FindAsync(made.Token);

        var list = await _kit.ApiKeys.ListOwnAsync(user.Id, user.Role, default);

        var key = Assert.Single(list.Items);
        Assert.Equal((made.Key.Id, made.Key.Handle, _kit.Time.GetUtcNow()), (key.Id, key.Handle, key.LastUsedAt));
        Assert.Contains(Permissions.MonitorsRun, list.Grantable);
        Assert.DoesNotContain(Permissions.AccountWrite, list.Grantable);
    }

    [Fact]
    public async Task ListAsync_Pages_GoThroughAllOnce()
    {
        var user = await _kit.AddUserAsync(Role.Viewer);
        foreach (var name in new[] { "one", "two", "three" })
        {
            await _kit.ApiKeys.CreateAsync(user.Id, new ApiKeyDraft(name, [Permissions.StatusRead], null), Actor.Nebula, default);
        }

        var seen = new List<Guid>();
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = (await _kit.ApiKeys.ListAsync(2, after, default)).Value!;
            seen.AddRange(page.Items.Select(key => key.Id));
            after = page.Next;
        }

        Assert.Equal(await _kit.QueryAsync<long>("select count(*) from api_keys"), seen.Distinct().Count());
        Assert.Equal(seen.Distinct().Count(), seen.Count);
    }

    private static async Task<IReadOnlySet<string>> GrantedAsync(IdentityKit process, string token) =>
        (await process.ApiKeyCheck.FindAsync(token, SessionUse.Reading, IdentityKit.Home, default)).Value!.ToPrincipal().Granted;

    private Task<Result<LivingApiKey>> FindAsync(string token) => _kit.ApiKeyCheck.FindAsync(token, SessionUse.Reading, IdentityKit.Home, default);

    private Task<Result<NewApiKey>> MakeAsync(User user, string[] permissions, int? days = null) =>
        _kit.ApiKeys.CreateAsync(user.Id, new ApiKeyDraft("grafana", permissions, days), Actor.Nebula, default);

    private async Task<User> OwnerAsync()
    {
        var id = await _kit.QueryAsync<Guid?>("select id from users where role = 'owner'");
        return id is { } known ? new User { Id = known, Name = "owner", Role = Role.Owner } : await _kit.AddUserAsync(Role.Owner);
    }
}

using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;
using Nebula.Testing.Oidc;

namespace Nebula.Platform.Tests.Identity.Oidc;

/// <summary>Which user somebody becomes.</summary>
public sealed class OidcUserTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private FakeIdentityProvider _provider = null!;
    private IdentityKit _identity = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        (_provider.Subject, _provider.UserName) = ($"{Guid.CreateVersion7()}", $"somebody {Guid.CreateVersion7():N}");
        _identity = new IdentityKit(database, redis.Connection);
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task SignIn_NotLinked_IsNobodyWhateverTheName()
    {
        var kit = new OidcKit(_identity, _provider);
        _provider.UserName = (await _identity.AddUserAsync(Role.Admin)).Name;

        var outcome = await kit.GoAsync();

        Assert.Equal("oidc_unknown", outcome.Error?.Code);
    }

    [Fact]
    public async Task SignIn_NewUserWithATakenName_DoesNotBecomeThatUser()
    {
        var kit = new OidcKit(_identity, _provider, "*=viewer", createUsers: true);
        var admin = await _identity.AddUserAsync(Role.Admin, $"taken {Guid.CreateVersion7():N}");
        _provider.UserName = admin.Name.ToUpperInvariant();

        var outcome = await kit.GoAsync();

        Assert.Equal("oidc_name_taken", outcome.Error?.Code);
        Assert.Equal(0, await _identity.QueryAsync<long>("select count(*) from external_identities where user_id = @Id", new { admin.Id }));
    }

    [Fact]
    public async Task SignIn_Linked_OpensASessionOfThatUser()
    {
        var kit = new OidcKit(_identity, _provider);
        var user = await _identity.AddUserAsync(Role.Operator);
        var own = await _identity.OpenAsync(user);

        var linked = await kit.GoAsync(own.Session);
        var outcome = await kit.GoAsync();

        Assert.True(linked.IsSuccess && linked.Value.Opened is null);
        Assert.Equal((user.Id, Role.Operator), (outcome.Value?.Opened?.Session.UserId, outcome.Value?.Opened?.Session.Role));
        Assert.NotNull(await _identity.FindAsync(outcome.Value!.Opened!));
        Assert.Equal(_provider.UserName, (await kit.Users.FindAsync(user.Id, default))?.DisplayName);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(11 * 60, false)]
    [InlineData(null, false)]
    public async Task SignIn_SomeTimeAfterTheProvidersQuestion_IsAsFreshAsThat(int? seconds, bool fresh)
    {
        var kit = new OidcKit(_identity, _provider, "*=viewer", createUsers: true);
        _provider.Lie = claims => claims["auth_time"] = seconds is { } ago ? _identity.Time.GetUtcNow().ToUnixTimeSeconds() - ago : null;

        var outcome = await kit.GoAsync();

        Assert.Equal(fresh, outcome.Value?.Opened?.Session.IsFreshAt(_identity.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Link_AccountOfSomebodyElse_IsRefused()
    {
        var kit = new OidcKit(_identity, _provider);
        await kit.GoAsync((await _identity.OpenAsync(await _identity.AddUserAsync(Role.Viewer))).Session);

        var second = await kit.GoAsync((await _identity.OpenAsync(await _identity.AddUserAsync(Role.Admin))).Session);

        Assert.Equal("identity_linked", second.Error?.Code);
    }

    [Fact]
    public async Task Link_SessionEndedMeanwhile_LinksNothing()
    {
        var kit = new OidcKit(_identity, _provider);
        var user = await _identity.AddUserAsync(Role.Viewer);
        var own = await _identity.OpenAsync(user);
        var start = await kit.StartAsync(own.Session);
        var (code, state) = _provider.Authorize(start.Url);

        await _identity.Sessions.CloseAsync(own.Token, Actor.Nebula, default);
        var outcome = await kit.ComeBackAsync(start.Browser, code, state);

        Assert.False(outcome.IsSuccess);
        Assert.Null(await kit.Users.FindAsync(user.Id, default));
    }

    [Fact]
    public async Task SignIn_FirstTimeWithAGroup_MakesTheUserWithItsRole()
    {
        var kit = new OidcKit(_identity, _provider, "ops=operator", createUsers: true);
        _provider.Groups = ["ops", "cooks"];
        _provider.IsTerse = true;

        var outcome = await kit.GoAsync();

        Assert.Equal((_provider.UserName, Role.Operator), (outcome.Value?.Opened?.Session.UserName, outcome.Value?.Opened?.Session.Role));
        Assert.Equal("password_missing", (await kit.Users.UnlinkAsync(outcome.Value!.Opened!.Session, Actor.Nebula, default)).Error?.Code);
    }

    [Theory]
    [InlineData("admins=admin", false, "oidc_unknown")]
    [InlineData("admins=admin", true, "oidc_no_role")]
    public async Task SignIn_FirstTimeWithoutARole_MakesNobody(string roles, bool createUsers, string expected)
    {
        var kit = new OidcKit(_identity, _provider, roles, createUsers);
        _provider.Groups = ["cooks"];

        var outcome = await kit.GoAsync();

        Assert.Equal(expected, outcome.Error?.Code);
        Assert.Equal(0, await _identity.QueryAsync<long>("select count(*) from users where name = @UserName", new { _provider.UserName }));
    }

    [Fact]
    public async Task SignIn_GroupTakenAway_LosesTheRoleTheSessionsAndTheWayIn()
    {
        var kit = new OidcKit(_identity, _provider, "admins=admin", createUsers: true);
        _provider.Groups = ["admins"];
        var before = (await kit.GoAsync()).Value!.Opened!;
        _provider.Groups = [];

        var after = await kit.GoAsync();

        Assert.Equal("oidc_no_role", after.Error?.Code);
        Assert.Null(await _identity.FindAsync(before));
        Assert.Equal("viewer", await _identity.QueryAsync<string>("select role from users where id = @UserId", new { before.Session.UserId }));
    }

    [Fact]
    public async Task SignIn_GroupChanged_ReadsTheRoleAgainAndEndsOlderSessions()
    {
        var kit = new OidcKit(_identity, _provider, "admins=admin,*=viewer", createUsers: true);
        _provider.Groups = ["admins"];
        var before = (await kit.GoAsync()).Value!.Opened!;
        _provider.Groups = [];

        var after = (await kit.GoAsync()).Value!.Opened!;

        Assert.Equal((Role.Admin, Role.Viewer), (before.Session.Role, after.Session.Role));
        Assert.Null(await _identity.FindAsync(before));
        Assert.NotNull(await _identity.FindAsync(after));
    }

    [Fact]
    public async Task SignIn_Owner_KeepsOwnershipWhateverTheGroups()
    {
        var kit = new OidcKit(_identity, _provider, "cooks=viewer");
        var id = await _identity.QueryAsync<Guid?>("select id from users where role = 'owner'");
        var owner = id is { } known ? new User { Id = known, Name = "owner", Role = Role.Owner } : await _identity.AddUserAsync(Role.Owner);
        await kit.GoAsync((await _identity.OpenAsync(owner)).Session);

        var outcome = await kit.GoAsync();

        Assert.Equal(Role.Owner, outcome.Value?.Opened?.Session.Role);
    }

    [Fact]
    public async Task SignIn_DisabledUser_StaysOut()
    {
        var kit = new OidcKit(_identity, _provider);
        var user = await _identity.AddUserAsync(Role.Operator);
        await kit.GoAsync((await _identity.OpenAsync(user)).Session);
        await _identity.DisableAsync(user);

        var outcome = await kit.GoAsync();

        Assert.Equal("oidc_unknown", outcome.Error?.Code);
    }

    [Fact]
    public async Task Unlink_WithAPassword_EndsThatWayInAndWhatItOpened()
    {
        var kit = new OidcKit(_identity, _provider);
        var own = await _identity.OpenAsync(await _identity.AddUserAsync(Role.Viewer));
        await kit.GoAsync(own.Session);
        var opened = (await kit.GoAsync()).Value!.Opened!;

        var unlinked = await kit.Users.UnlinkAsync(own.Session, Actor.Nebula, default);

        Assert.True(unlinked.IsSuccess);
        Assert.Null(await _identity.FindAsync(opened));
        Assert.NotNull(await _identity.FindAsync(own));
        Assert.Equal(1, await _identity.QueryAsync<long>(
            "select count(*) from event_outbox where type = 'user.identity_unlinked' and subject = @subject", new { subject = $"user:{own.Session.UserId}" }));
        Assert.Equal("oidc_unknown", (await kit.GoAsync()).Error?.Code);
    }
}

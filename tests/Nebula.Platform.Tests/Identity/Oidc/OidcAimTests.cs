using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Oidc;
using Nebula.Testing;
using Nebula.Testing.Oidc;

namespace Nebula.Platform.Tests.Identity.Oidc;

/// <summary>What else somebody goes to the provider for: an invitation, a confirmation.</summary>
public sealed class OidcAimTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private FakeIdentityProvider _provider = null!;
    private IdentityKit _identity = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        (_provider.Subject, _provider.UserName) = ($"{Guid.CreateVersion7()}", $"somebody {Guid.CreateVersion7():N}");
        _identity = new IdentityKit(database, redis.Connection);

        // The provider's clock is the real one, and ours is the test's.
        _provider.Lie = claims =>
        {
            if (claims["auth_time"] is not null)
            {
                claims["auth_time"] = _identity.Time.GetUtcNow().ToUnixTimeSeconds();
            }
        };
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public async Task Invite_AcceptedWithTheProvider_MakesTheInvitedUserWithoutAPasswordAndLinksTheAccount()
    {
        var kit = new OidcKit(_identity, _provider);
        var name = $"guest {Guid.CreateVersion7():N}"[..30];
        var token = await InviteAsync(name, Role.Operator);

        var accepted = await kit.GoForAsync(OidcAim.Invite(token));
        var again = await kit.GoForAsync(OidcAim.Invite(token));
        var later = await kit.GoAsync();

        var session = accepted.Value!.Opened!.Session;
        Assert.Equal((name, Role.Operator), (session.UserName, session.Role));
        Assert.Equal("invite_dead", again.Error?.Code);
        Assert.Equal(session.UserId, later.Value?.Opened?.Session.UserId);
        Assert.False(await kit.Users.HasPasswordAsync(session.UserId, default));
    }

    [Fact]
    public async Task Invite_AccountOfSomebodyAlready_IsRefusedAndTheInvitationLives()
    {
        var kit = new OidcKit(_identity, _provider);
        await kit.GoAsync((await _identity.OpenAsync(await _identity.AddUserAsync(Role.Viewer))).Session);
        var token = await InviteAsync($"second {Guid.CreateVersion7():N}"[..30], Role.Operator);

        var refused = await kit.GoForAsync(OidcAim.Invite(token));
        var alive = await _identity.Invites.LookAsync(token, IdentityKit.Home, default);

        Assert.Equal("identity_linked", refused.Error?.Code);
        Assert.True(alive.IsSuccess);
    }

    [Fact]
    public async Task Confirm_LinkedAccountAskedAnew_MakesTheSessionFreshWithAnotherToken()
    {
        var kit = new OidcKit(_identity, _provider);
        var own = await _identity.OpenAsync(await _identity.AddUserAsync(Role.Admin));
        await kit.GoAsync(own.Session);
        _identity.Time.Advance(TimeSpan.FromMinutes(11));

        var confirmed = await kit.GoForAsync(OidcAim.Confirm(own.Session), own.Session);

        var now = await _identity.FindAsync(confirmed.Value!.Opened!);
        Assert.True(now!.IsFreshAt(_identity.Time.GetUtcNow()));
        Assert.Equal(own.Session.Id, now.Id);
        Assert.Null(await _identity.FindAsync(own));
    }

    [Theory]
    [InlineData("silent", "oidc_not_fresh")]
    [InlineData("old", "oidc_not_fresh")]
    [InlineData("another person", "oidc_another")]
    [InlineData("another session", "session_expired")]
    [InlineData("no session", "session_expired")]
    public async Task Confirm_NotByThatPersonJustNow_ConfirmsNothing(string how, string expected)
    {
        var kit = new OidcKit(_identity, _provider);
        var user = await _identity.AddUserAsync(Role.Admin);
        var (own, other) = (await _identity.OpenAsync(user), await _identity.OpenAsync(user));
        await kit.GoAsync(own.Session);
        _identity.Time.Advance(TimeSpan.FromMinutes(11));
        _provider.Subject = how == "another person" ? $"{Guid.CreateVersion7()}" : _provider.Subject;
        _provider.Lie = claims => claims["auth_time"] = how switch
        {
            "silent" => null,
            "old" => _identity.Time.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds(),
            _ => _identity.Time.GetUtcNow().ToUnixTimeSeconds(),
        };

        var confirmed = await kit.GoForAsync(OidcAim.Confirm(own.Session), how switch { "another session" => other.Session, "no session" => null, _ => own.Session });

        Assert.Equal(expected, confirmed.Error?.Code);
        Assert.False((await _identity.FindAsync(own))!.IsFreshAt(_identity.Time.GetUtcNow()));
    }

    [Fact]
    public async Task ConfirmAsync_UserWithoutAPassword_SaysWhatToDoInstead()
    {
        var kit = new OidcKit(_identity, _provider, "*=viewer", createUsers: true);
        var own = (await kit.GoAsync()).Value!.Opened!;

        var confirmed = await _identity.Account.ConfirmAsync(own.Session, new Proof("any words at all", IdentityKit.Home), Actor.Nebula, default);

        Assert.Equal("password_missing", confirmed.Error?.Code);
    }

    [Fact]
    public async Task SignIn_AdminByGroup_WhereSecondFactorIsRequired_HasTheAccountAlone()
    {
        var kit = new OidcKit(_identity, _provider, "admins=admin", createUsers: true);
        _provider.Groups = ["admins"];
        _identity.Identity.CurrentValue.RequireSecondFactor = true;

        var opened = (await kit.GoAsync()).Value!.Opened!;

        Assert.Equal(Role.Admin, opened.Session.Role);
        Assert.Equal(RolePermissions.Unproved, (await _identity.FindAsync(opened))!.ToPrincipal().Granted);
    }

    private async Task<string> InviteAsync(string name, Role role) =>
        (await _identity.Invites.CreateAsync(name, role, ServiceTokens.CommandLine, Actor.Nebula, default)).Value!.Token;
}

using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Sessions;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Accounts;

public sealed class AccountServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    private const string Next = "some other words in a row";

    [Fact]
    public async Task ListSessionsAsync_TwoUsers_ShowsOnesOwnWithThisMarked()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        await kit.OpenAsync(await kit.AddUserAsync(Role.Admin));
        var phone = await kit.OpenAsync(user, "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36");
        kit.Time.Advance(TimeSpan.FromMinutes(5));
        var own = await kit.OpenAsync(user);

        var list = await kit.Account.ListSessionsAsync(own.Session, default);

        Assert.Equal([own.Session.Id, phone.Session.Id], list.Items.Select(session => session.Id));
        Assert.Equal([true, false], list.Items.Select(session => session.IsThis));
        Assert.Equal(("Chrome on Android", "192.0.2.1"), (list.Items[1].Browser, list.Items[1].Address));
    }

    [Fact]
    public async Task EndSessionAsync_SomebodyElsesId_EndsNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Admin));
        var others = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var result = await kit.Account.EndSessionAsync(own.Session, others.Session.Id, Actor.Nebula, default);

        Assert.Equal("session_not_found", result.Error?.Code);
        Assert.NotNull(await kit.FindAsync(others));
    }

    [Fact]
    public async Task EndOtherSessionsAsync_ThreeOpen_OnlyThisLivesInEveryProcess()
    {
        var (kit, other) = (new IdentityKit(database, redis.Connection), new IdentityKit(database, redis.Connection));
        var user = await kit.AddUserAsync(Role.Viewer);
        var (own, second, third) = (await kit.OpenAsync(user), await kit.OpenAsync(user), await kit.OpenAsync(user));
        await other.FindAsync(second);

        await kit.Account.EndOtherSessionsAsync(own.Session, Actor.Nebula, default);

        Assert.NotNull(await other.FindAsync(own));
        Assert.Null(await other.FindAsync(second));
        Assert.Null(await other.FindAsync(third));
    }

    [Fact]
    public async Task ChangePasswordAsync_RightPassword_EndsOthersRotatesThisAndTells()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var (own, stolen) = (await kit.OpenAsync(user), await kit.OpenAsync(user));
        await kit.FindAsync(own);

        var renewed = await ChangeAsync(kit, own, IdentityKit.Password);

        Assert.NotNull(await kit.FindAsync(renewed.Value!));
        Assert.Equal(own.Session.Id, renewed.Value!.Session.Id);
        Assert.Null(await kit.FindAsync(own));
        Assert.Null(await kit.FindAsync(stolen));
        Assert.Equal("credentials_invalid", (await kit.TryAsync(user.Name, IdentityKit.Password)).Error?.Code);
        Assert.True((await kit.TryAsync(user.Name, Next)).IsSuccess);
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from audit_outbox where action = 'account.password' and target = @target", new { target = $"user:{user.Id}" }));
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from event_outbox where type = 'user.password_changed' and subject = @subject", new { subject = $"user:{user.Id}" }));
        Assert.Equal(0, await kit.QueryAsync<long>("select count(*) from audit_outbox where after_value::text like '%words in a row%' or detail like '%words in a row%'"));
    }

    [Fact]
    public async Task ChangePasswordAsync_WrongPassword_ChangesNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var (own, second) = (await kit.OpenAsync(user), await kit.OpenAsync(user));

        var result = await ChangeAsync(kit, own, "not the password");

        Assert.Equal(("proof_wrong", "currentPassword"), (result.Error?.Code, result.Error?.Fields[0].Field));
        Assert.NotNull(await kit.FindAsync(own));
        Assert.NotNull(await kit.FindAsync(second));
    }

    [Fact]
    public async Task ChangePasswordAsync_Guessing_IsSlowedFromWhateverAddressAndLeavesTheLoginAlone()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var own = await kit.OpenAsync(user);
        for (var guess = 1; guess <= 5; guess++)
        {
            await kit.Account.ChangePasswordAsync(own.Session, new PasswordChange($"guess {guess}", Next, new([192, 0, 2, (byte)(10 + guess)])), Actor.Nebula, default);
        }

        var slowed = await ChangeAsync(kit, own, IdentityKit.Password);

        Assert.Equal("login_throttled", slowed.Error?.Code);
        Assert.True((await kit.TryAsync(user.Name, IdentityKit.Password)).IsSuccess);
    }

    [Fact]
    public async Task ChangePasswordAsync_OldSession_MakesItNoFresher()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        kit.Time.Advance(Session.FreshFor);

        var renewed = await ChangeAsync(kit, own, IdentityKit.Password);

        Assert.False(renewed.Value!.Session.IsFreshAt(kit.Time.GetUtcNow()));
        Assert.False((await kit.FindAsync(renewed.Value))!.IsFreshAt(kit.Time.GetUtcNow()));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaa")]
    public async Task ChangePasswordAsync_BadNewPassword_IsNoGuess(string next)
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var result = await kit.Account.ChangePasswordAsync(own.Session, new PasswordChange("wrong", next, IdentityKit.Home), Actor.Nebula, default);

        Assert.Equal(("password_invalid", "newPassword"), (result.Error?.Code, result.Error?.Fields[0].Field));
    }

    [Fact]
    public async Task ConfirmAsync_OldSession_IsFreshWithANewToken()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        await kit.FindAsync(own);
        kit.Time.Advance(Session.FreshFor);

        var renewed = await kit.Account.ConfirmAsync(own.Session, new Proof(IdentityKit.Password, IdentityKit.Home), Actor.Nebula, default);
        var found = await kit.FindAsync(renewed.Value!);

        Assert.False(own.Session.IsFreshAt(kit.Time.GetUtcNow()));
        Assert.True(found!.IsFreshAt(kit.Time.GetUtcNow()));
        Assert.Equal(own.Session.CsrfToken, found.CsrfToken);
        Assert.Null(await kit.FindAsync(own));
    }

    [Fact]
    public async Task ConfirmAsync_SessionEndedMeanwhile_OpensNone()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        await kit.Sessions.CloseAsync(own.Token, Actor.Nebula, default);

        var result = await kit.Account.ConfirmAsync(own.Session, new Proof(IdentityKit.Password, IdentityKit.Home), Actor.Nebula, default);

        Assert.Equal("session_expired", result.Error?.Code);
    }

    private static Task<Result<OpenedSession>> ChangeAsync(IdentityKit kit, OpenedSession own, string current) =>
        kit.Account.ChangePasswordAsync(own.Session, new PasswordChange(current, Next, IdentityKit.Home), Actor.Nebula, default);
}

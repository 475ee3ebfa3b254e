using System.Net;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Invites;

public sealed class InviteServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    private const string Password = "words for a newcomer";

    [Fact]
    public async Task AcceptAsync_GoodLink_MakesTheInvitedUserOnce()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var link = await InviteAsync(kit, "Aronnax", Role.Operator);

        var opened = await AcceptAsync(kit, link.Token);
        var again = await AcceptAsync(kit, link.Token);

        Assert.Equal(("Aronnax", Role.Operator), (opened.Value!.Session.UserName, opened.Value.Session.Role));
        Assert.Equal("invite_dead", again.Error?.Code);
        Assert.True((await kit.TryAsync("aronnax", Password)).IsSuccess);
    }

    [Fact]
    public async Task AcceptAsync_TwoAtOnce_OneGetsIn()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var link = await InviteAsync(kit, "Two At Once", Role.Viewer);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AcceptAsync(kit, link.Token)));

        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Contains(result.Error?.Code, new[] { "invite_dead", "user_exists" }));
    }

    [Fact]
    public async Task AcceptAsync_Expired_IsDead()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var link = await InviteAsync(kit, "Too Late", Role.Viewer);
        kit.Time.Advance(InviteService.Lifetime);

        var result = await AcceptAsync(kit, link.Token);

        Assert.Equal("invite_dead", result.Error?.Code);
    }

    [Fact]
    public async Task AcceptAsync_BadPassword_LeavesTheLinkAlive()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var link = await InviteAsync(kit, "Hasty Harry", Role.Viewer);

        var bad = await kit.Invites.AcceptAsync(new InviteClaim(link.Token, "short", IdentityKit.Home, "test"), Actor.Nebula, default);
        var good = await AcceptAsync(kit, link.Token);

        Assert.Equal("user_invalid", bad.Error?.Code);
        Assert.True(good.IsSuccess);
    }

    [Fact]
    public async Task CreateAsync_SameNameAgain_EndsTheOlderLink()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var older = await InviteAsync(kit, "Farragut", Role.Operator);
        var newer = await InviteAsync(kit, "FARRAGUT", Role.Viewer);

        var late = await AcceptAsync(kit, older.Token);
        var opened = await AcceptAsync(kit, newer.Token);

        Assert.Equal("invite_dead", late.Error?.Code);
        Assert.Equal(Role.Viewer, opened.Value?.Session.Role);
    }

    [Theory]
    [InlineData(Role.Admin, Role.Admin)]
    [InlineData(Role.Admin, Role.Owner)]
    [InlineData(Role.Owner, Role.Owner)]
    public async Task CreateAsync_RoleBeyondTheInviter_IsRefused(Role by, Role invited)
    {
        var kit = new IdentityKit(database, redis.Connection);

        var result = await kit.Invites.CreateAsync("Climber", invited, IdentityKit.As(by), Actor.Nebula, default);

        Assert.Equal(invited == Role.Owner ? "owner_stays" : "role_beyond_yours", result.Error?.Code);
    }

    [Fact]
    public async Task ChangeRoleAsync_OfTheInviter_EndsItsInvitations()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var admin = await kit.AddUserAsync(Role.Admin);
        var link = await kit.Invites.CreateAsync("Late Guest", Role.Operator, IdentityKit.As(Role.Admin) with { UserId = admin.Id }, Actor.Nebula, default);

        await kit.UserChanges.ChangeRoleAsync(admin.Id, Role.Viewer, IdentityKit.As(Role.Owner), Actor.Nebula, default);
        var result = await AcceptAsync(kit, link.Value!.Token);

        Assert.Equal("invite_dead", result.Error?.Code);
    }

    [Theory]
    [InlineData("role = 'viewer'")]
    [InlineData("disabled_at = now()")]
    public async Task CreateAsync_InviterLosesTheRightsAtTheSameMoment_MakesNoInvitationAndNobody(string change)
    {
        var kit = new IdentityKit(database, redis.Connection);
        var admin = await kit.AddUserAsync(Role.Admin);
        var by = IdentityKit.As(Role.Admin) with { UserId = admin.Id };
        var name = $"late {admin.Id:N}"[..30];
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var demotion = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"update users set {change} where id = @Id", new { admin.Id });

        var invited = kit.Invites.CreateAsync(name, Role.Operator, by, Actor.Nebula, default);
        var made = kit.Directory.CreateAsync(new UserDraft(name, Role.Operator, Password), by, Actor.Nebula, default);
        var shut = kit.UserChanges.DeleteAsync((await kit.AddUserAsync(Role.Viewer)).Id, by, Actor.Nebula, default);
        await demotion.CommitAsync();

        Assert.All([(await invited).Error, (await made).Error, (await shut).Error], error => Assert.Equal("role_beyond_yours", error?.Code));
        Assert.Equal(0, await kit.QueryAsync<long>("select (select count(*) from invites where name = @name) + (select count(*) from users where name = @name)", new { name }));
    }

    [Fact]
    public async Task WithdrawAsync_InviteOfAnAdminByAnAdmin_IsRefused()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var link = await InviteAsync(kit, "Future Admin", Role.Admin);

        var refused = await kit.Invites.WithdrawAsync(link.Invite.Id, IdentityKit.As(Role.Admin), Actor.Nebula, default);
        var done = await kit.Invites.WithdrawAsync(link.Invite.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default);

        Assert.Equal("role_beyond_yours", refused.Error?.Code);
        Assert.True(done.IsSuccess);
        Assert.Equal("invite_dead", (await AcceptAsync(kit, link.Token)).Error?.Code);
    }

    [Fact]
    public async Task LookAsync_Guessing_IsSlowed()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var address = IPAddress.Parse("198.51.100.7");
        for (var guess = 0; guess < InviteService.AttemptsPerAddress; guess++)
        {
            Assert.Equal("invite_dead", (await kit.Invites.LookAsync(SecretToken.Create(), address, default)).Error?.Code);
        }

        var slowed = await kit.Invites.LookAsync(SecretToken.Create(), address, default);

        Assert.Equal("login_throttled", slowed.Error?.Code);
    }

    [Fact]
    public async Task HandOverAsync_ToAnAdmin_SwapsAndSignsBothOut()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var (owner, admin) = (await kit.AddUserAsync(Role.Owner), await kit.AddUserAsync(Role.Admin));
        var (one, two) = (await kit.OpenAsync(owner), await kit.OpenAsync(admin));

        var done = await kit.Ownership.HandOverAsync(owner.Id, admin.Id, Actor.Nebula, default);
        var again = await kit.Ownership.HandOverAsync(owner.Id, admin.Id, Actor.Nebula, default);

        Assert.True(done.IsSuccess);
        Assert.Equal("not_the_owner", again.Error?.Code);
        Assert.Equal((Role.Admin, Role.Owner), ((await kit.Users.FindAsync(owner.Id, default))!.Role, (await kit.Users.FindAsync(admin.Id, default))!.Role));
        Assert.Null(await kit.FindAsync(one));
        Assert.Null(await kit.FindAsync(two));
    }

    [Fact]
    public async Task ResetAsync_ByTheOperator_EndsSessionsAndTheOldPassword()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer);
        var open = await kit.OpenAsync(user);

        var result = await kit.Resets.ResetAsync(user.Name, Password, Actor.Nebula, default);

        Assert.True(result.IsSuccess);
        Assert.Null(await kit.FindAsync(open));
        Assert.False((await kit.TryAsync(user.Name, IdentityKit.Password)).IsSuccess);
        Assert.True((await kit.TryAsync(user.Name, Password)).IsSuccess);
        Assert.Equal("user_not_found", (await kit.Resets.ResetAsync("Nobody At All", Password, Actor.Nebula, default)).Error?.Code);
    }

    private static async Task<InviteLink> InviteAsync(IdentityKit kit, string name, Role role) =>
        (await kit.Invites.CreateAsync(name, role, ServiceTokens.CommandLine, Actor.Nebula, default)).Value!;

    private static Task<Result<OpenedSession>> AcceptAsync(IdentityKit kit, string token) =>
        kit.Invites.AcceptAsync(new InviteClaim(token, Password, IdentityKit.Home, "test"), Actor.Nebula, default);
}

using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Secrets;
using Nebula.Testing;
using OtpNet;

namespace Nebula.Platform.Tests.Identity.SecondFactor;

public sealed class SecondFactorServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Fact]
    public async Task BeginAsync_NotProved_CountsForNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var setup = await kit.SecondFactor.BeginAsync(own.Session, "box", default);
        var login = await kit.StepAsync(own.Session.UserName);

        Assert.True(setup.IsSuccess);
        Assert.NotNull(login.Value?.Session);
        Assert.Null((await kit.SecondFactor.ReadAsync(own.Session, default)).EnabledAt);
    }

    [Fact]
    public async Task EnableAsync_RightCode_EndsOtherSessionsInEveryProcessAndStoresNoSecretOpenly()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var other = new IdentityKit(database, redis.Connection, kit.Time);
        var user = await kit.AddUserAsync(Role.Viewer);
        var (own, stolen) = (await kit.OpenAsync(user), await kit.OpenAsync(user));
        Assert.NotNull(await other.FindAsync(stolen));
        var setup = (await kit.SecondFactor.BeginAsync(own.Session, "box", default)).Value!;

        var enabled = await kit.SecondFactor.EnableAsync(own.Session, CodeOf(setup.Key, kit), Actor.Nebula, default);

        Assert.Equal(10, enabled.Value?.RecoveryCodes.Count);
        Assert.Null(await other.FindAsync(stolen));
        Assert.Null(await other.FindAsync(own));
        Assert.True((await other.FindAsync(enabled.Value!.Session))!.HasSecondFactor);
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from audit_outbox where action = 'account.totp_on' and target = @target", new { target = $"user:{user.Id}" }));
        Assert.Equal(1, await kit.QueryAsync<long>("select count(*) from event_outbox where type = 'user.second_factor_changed' and subject = @subject", new { subject = $"user:{user.Id}" }));
        Assert.Equal(0, await kit.QueryAsync<long>(
            "select count(*) from totp_secrets where position(convert_to(@key, 'utf8') in secret) > 0 or user_id = @Id and position(@raw in secret) > 0",
            new { key = setup.Key, user.Id, raw = Base32Encoding.ToBytes(setup.Key) }));
    }

    [Fact]
    public async Task EnableAsync_CodeThatProvedTheApp_IsNoSecondOne()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));
        var setup = (await kit.SecondFactor.BeginAsync(own.Session, "box", default)).Value!;
        var code = CodeOf(setup.Key, kit);
        Assert.True((await kit.SecondFactor.EnableAsync(own.Session, code, Actor.Nebula, default)).IsSuccess);

        var challenge = (await kit.StepAsync(own.Session.UserName)).Value!.Challenge!;
        var result = await kit.CodeSignIn.FinishAsync(new(challenge.Token, code, IdentityKit.Home, "test"), default);

        Assert.Equal("code_wrong", result.Error?.Code);
    }

    [Fact]
    public async Task EnableAsync_WrongCodeOrNoKey_ChangesNothing()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var own = await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer));

        var none = await kit.SecondFactor.EnableAsync(own.Session, "123456", Actor.Nebula, default);
        var setup = (await kit.SecondFactor.BeginAsync(own.Session, "box", default)).Value!;
        var late = await kit.SecondFactor.EnableAsync(own.Session, new Totp(Base32Encoding.ToBytes(setup.Key)).ComputeTotp(DateTime.UnixEpoch), Actor.Nebula, default);

        Assert.Equal("totp_not_begun", none.Error?.Code);
        Assert.Equal("code_wrong", late.Error?.Code);
        Assert.NotNull(await kit.FindAsync(own));
    }

    [Fact]
    public async Task BeginAsync_AlreadyOn_KeepsTheKey()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var result = await user.Kit.SecondFactor.BeginAsync(user.Session.Session, "box", default);

        Assert.Equal("totp_on", result.Error?.Code);
        Assert.True((await user.FinishAsync(await user.PassPasswordAsync(), user.Code())).IsSuccess);
    }

    [Theory]
    [InlineData("wrong password", true, "proof_wrong")]
    [InlineData(IdentityKit.Password, false, "code_wrong")]
    public async Task DisableAsync_WithoutBoth_StaysOn(string password, bool code, string refused)
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var result = await DisableAsync(user, password, code ? user.Code() : user.WrongCode());

        Assert.Equal(refused, result.Error?.Code);
        Assert.NotNull((await user.Kit.StepAsync(user.User.Name)).Value?.Challenge);
    }

    [Fact]
    public async Task DisableAsync_PasswordAndCode_IsOffAndEndsOthers()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var other = await user.FinishAsync(await user.PassPasswordAsync(), user.RecoveryCodes[0]);

        var result = await DisableAsync(user, IdentityKit.Password, user.Code());

        Assert.False((await user.Kit.FindAsync(result.Value!))!.HasSecondFactor);
        Assert.Null(await user.Kit.FindAsync(other.Value!));
        Assert.NotNull((await user.Kit.StepAsync(user.User.Name)).Value?.Session);
        Assert.Equal(0, await user.Kit.QueryAsync<long>("select count(*) from recovery_codes where user_id = @Id", new { user.User.Id }));
    }

    [Fact]
    public async Task ConfirmAsync_WithSecondFactor_AsksForTheCodeToo()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var proof = new Proof(IdentityKit.Password, IdentityKit.Home);

        var without = await user.Kit.Account.ConfirmAsync(user.Session.Session, proof, Actor.Nebula, default);
        var with = await user.Kit.Account.ConfirmAsync(user.Session.Session, proof with { Code = user.Code() }, Actor.Nebula, default);
        var replayed = await user.Kit.Account.ConfirmAsync(with.Value!.Session, proof with { Code = user.Code() }, Actor.Nebula, default);

        Assert.Equal("code_wrong", without.Error?.Code);
        Assert.NotNull(await user.Kit.FindAsync(with.Value));
        Assert.Equal("code_wrong", replayed.Error?.Code);
    }

    [Fact]
    public async Task ChangePasswordAsync_WithSecondFactor_AsksForTheCodeTooAndTakesIt()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var change = new PasswordChange(IdentityKit.Password, "some other words in a row", IdentityKit.Home);

        var without = await user.Kit.Account.ChangePasswordAsync(user.Session.Session, change, Actor.Nebula, default);
        var with = await user.Kit.Account.ChangePasswordAsync(user.Session.Session, change with { Code = user.Code() }, Actor.Nebula, default);
        var replayed = await user.FinishAsync((await user.Kit.StepAsync(user.User.Name, change.Next)).Value!.Challenge!.Token, user.Code());

        Assert.Equal("code_wrong", without.Error?.Code);
        Assert.NotNull(await user.Kit.FindAsync(with.Value!));
        Assert.Equal("code_wrong", replayed.Error?.Code);
    }

    [Fact]
    public async Task RenewCodesAsync_NewOnes_KillTheOld()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var renewed = await user.Kit.SecondFactor.RenewCodesAsync(user.Session.Session, Actor.Nebula, default);
        var old = await user.FinishAsync(await user.PassPasswordAsync(), user.RecoveryCodes[0]);
        var fresh = await user.FinishAsync(await user.PassPasswordAsync(), renewed.Value!.Codes[0]);

        Assert.Equal("code_wrong", old.Error?.Code);
        Assert.True(fresh.IsSuccess);
    }

    [Fact]
    public async Task RemoveAsync_ByAnAdmin_LetsTheUserInByPasswordAloneAndEndsSessions()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var result = await user.Kit.Removal.RemoveAsync(user.User.Id, IdentityKit.As(Role.Admin), Actor.Nebula, default);
        var again = await user.Kit.Removal.RemoveAsync(user.User.Id, IdentityKit.As(Role.Admin), Actor.Nebula, default);

        Assert.True(result.IsSuccess);
        Assert.Equal("totp_off", again.Error?.Code);
        Assert.Null(await user.Kit.FindAsync(user.Session));
        Assert.NotNull((await user.Kit.StepAsync(user.User.Name)).Value?.Session);
        Assert.Equal(1, await user.Kit.QueryAsync<long>("select count(*) from audit_outbox where action = 'users.reset-totp' and target = @target", new { target = $"user:{user.User.Id}" }));
    }

    [Theory]
    [InlineData(Role.Admin, Role.Admin)]
    [InlineData(Role.Operator, Role.Viewer)]
    public async Task RemoveAsync_BeyondTheOwnRole_IsRefused(Role by, Role of)
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection), of);

        var result = await user.Kit.Removal.RemoveAsync(user.User.Id, IdentityKit.As(by), Actor.Nebula, default);

        Assert.Equal("role_beyond_yours", result.Error?.Code);
    }

    [Fact]
    public async Task Rule_AdminsMustHaveOne_OnlyTheAccountIsOpenUntilEnrolled()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var (admin, viewer) = (await kit.OpenAsync(await kit.AddUserAsync(Role.Admin)), await kit.OpenAsync(await kit.AddUserAsync(Role.Viewer)));
        kit.Identity.CurrentValue = new IdentityOptions { RequireSecondFactor = true };

        var before = await kit.FindAsync(admin);
        var setup = (await kit.SecondFactor.BeginAsync(admin.Session, "box", default)).Value!;
        var enabled = (await kit.SecondFactor.EnableAsync(before!, CodeOf(setup.Key, kit), Actor.Nebula, default)).Value!;
        var after = await kit.FindAsync(enabled.Session);

        Assert.Equal([Permissions.AccountWrite, Permissions.SessionRead], before!.ToPrincipal().Granted.Order());
        Assert.False(enabled.Session.Session.SecondFactorMissing);
        Assert.Equal(RolePermissions.Of(Role.Admin), after!.ToPrincipal().Granted);
        Assert.Equal(RolePermissions.Of(Role.Viewer), (await kit.FindAsync(viewer))!.ToPrincipal().Granted);
    }

    [Fact]
    public void Column_OfTheSecret_IsReSealedByARotation() =>
        Assert.Equal(new SealedColumn("totp_secrets", "user_id", "secret"), Nebula.Platform.Identity.SecondFactor.SecondFactorRows.Column);

    private static string CodeOf(string key, IdentityKit kit) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(kit.Time.GetUtcNow().UtcDateTime);

    private static Task<Result<OpenedSession>> DisableAsync(TotpUser user, string password, string code) =>
        user.Kit.SecondFactor.DisableAsync(user.Session.Session, new Proof(password, IdentityKit.Home) { Code = code }, Actor.Nebula, default);
}

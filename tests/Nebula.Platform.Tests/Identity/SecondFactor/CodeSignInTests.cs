using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.SecondFactor;

public sealed class CodeSignInTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Fact]
    public async Task FinishAsync_PasswordAndCode_IsSignedInOnce()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var step = (await user.Kit.StepAsync(user.User.Name)).Value!;

        var opened = await user.FinishAsync(step.Challenge!.Token, user.Code());
        user.Kit.Time.Advance(TimeSpan.FromMinutes(1));
        var again = await user.FinishAsync(step.Challenge.Token, user.Code());

        Assert.Null(step.Session);
        Assert.True((await user.Kit.FindAsync(opened.Value!))!.HasSecondFactor);
        Assert.Equal("challenge_ended", again.Error?.Code);
        Assert.Equal(1, await user.Kit.QueryAsync<long>(
            "select count(*) from audit_outbox where action = 'sessions.create' and after_value->>'method' = 'code' and actor_id = @id", new { id = user.User.Id.ToString() }));
    }

    [Fact]
    public async Task FinishAsync_WrongPassword_GivesNoChallenge()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var step = await user.Kit.StepAsync(user.User.Name, "not the password");

        Assert.Equal("credentials_invalid", step.Error?.Code);
    }

    [Fact]
    public async Task BeginAsync_ManyFromAStranger_EndsTheStrangersOldestAndNotTheUsersOwn()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        Assert.True((await user.FinishAsync(await user.PassPasswordAsync(), user.RecoveryCodes[0])).IsSuccess);
        var (stranger, own) = (IPAddress.Parse("198.51.100.7"), await user.PassPasswordAsync());
        var first = await user.PassPasswordAsync(stranger);
        for (var login = 0; login < CodeSignIn.MaxOpen; login++)
        {
            user.Kit.Time.Advance(TimeSpan.FromSeconds(1));
            await user.PassPasswordAsync(stranger);
        }

        var driven = await user.FinishAsync(first, user.Code(), from: stranger);
        var kept = await user.FinishAsync(own, user.Code());

        Assert.Equal("challenge_ended", driven.Error?.Code);
        Assert.True(kept.IsSuccess);
    }

    [Fact]
    public async Task FinishAsync_WrongCodes_TellOnceAChallengeWhosePasswordIsOut()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var (first, second) = (await user.PassPasswordAsync(), await user.PassPasswordAsync());

        await user.FinishAsync(first, user.WrongCode());
        await user.FinishAsync(first, user.WrongCode());
        await user.FinishAsync(second, user.WrongCode());

        Assert.Equal(user.User.Id, (await user.Kit.CodeSignIn.FindUserAsync(first, default))?.Id);
        Assert.Equal(2, await user.Kit.QueryAsync<long>(
            "select count(*) from event_outbox where type = 'user.code_refused' and category = 'security' and subject = @subject", new { subject = $"user:{user.User.Id}" }));
    }

    [Fact]
    public async Task FinishAsync_CodeUsedBefore_IsWrongInEveryProcess()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var other = new IdentityKit(database, redis.Connection, user.Kit.Time);
        var tokens = new[] { await user.PassPasswordAsync(), await user.PassPasswordAsync(), await user.PassPasswordAsync(), await user.PassPasswordAsync() };
        var code = user.Code();

        var results = await Task.WhenAll(tokens.Select((token, number) => user.FinishAsync(token, code, number % 2 == 0 ? user.Kit : other)));
        var late = await user.FinishAsync(tokens[0], code, new IdentityKit(database, redis.Connection, user.Kit.Time));

        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Equal("code_wrong", result.Error?.Code));
        Assert.False(late.IsSuccess);
    }

    [Fact]
    public async Task FinishAsync_OlderCodeAfterANewerOne_IsWrong()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        Assert.True((await user.FinishAsync(await user.PassPasswordAsync(), user.Code(+1))).IsSuccess);

        var older = await user.FinishAsync(await user.PassPasswordAsync(), user.Code());

        Assert.Equal("code_wrong", older.Error?.Code);
    }

    [Fact]
    public async Task FinishAsync_ChallengeTooOld_HasEnded()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var token = await user.PassPasswordAsync();
        user.Kit.Time.Advance(CodeSignIn.Lifetime);

        var result = await user.FinishAsync(token, user.Code());

        Assert.Equal("challenge_ended", result.Error?.Code);
    }

    [Fact]
    public async Task FinishAsync_TokenOfASession_IsNoChallenge()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));

        var result = await user.FinishAsync(user.Session.Token, user.Code());
        var other = await user.Kit.Sessions.FindAsync(await user.PassPasswordAsync(), SessionUse.Reading, default);

        Assert.Equal("challenge_ended", result.Error?.Code);
        Assert.Null(other);
    }

    [Fact]
    public async Task FinishAsync_RecoveryCode_IsGoodOnceAndTold()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var code = user.RecoveryCodes[3].ToUpperInvariant();

        var first = await user.FinishAsync(await user.PassPasswordAsync(), code);
        var second = await user.FinishAsync(await user.PassPasswordAsync(), code);

        Assert.True(first.IsSuccess);
        Assert.Equal("code_wrong", second.Error?.Code);
        Assert.Equal(9, (await user.Kit.SecondFactor.ReadAsync(user.Session.Session, default)).RecoveryCodesLeft);
        Assert.Equal(1, await user.Kit.QueryAsync<long>("select count(*) from event_outbox where type = 'user.recovery_code_used' and subject = @subject", new { subject = $"user:{user.User.Id}" }));
    }

    [Fact]
    public async Task FinishAsync_RecoveryCodeOfAnother_IsWrong()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var (user, other) = (await TotpUser.AddAsync(kit), await TotpUser.AddAsync(kit));

        var result = await user.FinishAsync(await user.PassPasswordAsync(), other.RecoveryCodes[0]);

        Assert.Equal("code_wrong", result.Error?.Code);
    }

    [Fact]
    public async Task FinishAsync_Guessing_GetsAFewCodesInADayWhateverTheAddressAndThePassword()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var (looked, until) = (0, user.Kit.Time.GetUtcNow().AddHours(23));
        for (var number = 0; user.Kit.Time.GetUtcNow() < until; number++)
        {
            // A new address and a new right password for every guess: neither brings the count back.
            var from = new IPAddress([198, 51, 100, (byte)(number % 200)]);
            var result = await user.FinishAsync(await user.PassPasswordAsync(from), user.WrongCode(), from: from);
            looked += result.Error?.Code == "code_wrong" ? 1 : 0;
            user.Kit.Time.Advance(result.Error?.RetryAfter ?? TimeSpan.FromSeconds(1));
        }

        Assert.InRange(looked, 5, 40);
    }

    [Fact]
    public async Task FinishAsync_SomebodyGuessesElsewhere_TheUserAtHomeComesIn()
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        Assert.True((await user.FinishAsync(await user.PassPasswordAsync(), user.Code())).IsSuccess);
        user.Kit.Time.Advance(TimeSpan.FromMinutes(1));
        var away = IPAddress.Parse("203.0.113.7");
        for (var guess = 0; guess < 8; guess++)
        {
            await user.FinishAsync(await user.PassPasswordAsync(away), user.WrongCode(), from: away);
        }

        var stranger = await user.FinishAsync(await user.PassPasswordAsync(away), user.Code(), from: away);
        var home = await user.FinishAsync(await user.PassPasswordAsync(), user.Code());

        Assert.Equal("login_throttled", stranger.Error?.Code);
        Assert.True(home.IsSuccess);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("disabled")]
    [InlineData("removed")]
    [InlineData("turned off")]
    public async Task FinishAsync_AccountChangedMeanwhile_OpensNothing(string change)
    {
        var user = await TotpUser.AddAsync(new IdentityKit(database, redis.Connection));
        var token = await user.PassPasswordAsync();
        Task changed = change switch
        {
            "password" => user.Kit.Resets.ResetAsync(user.User.Name, "another row of words", Actor.Nebula, default),
            "disabled" => user.Kit.DisableAsync(user.User),
            "removed" => user.Kit.Removal.ResetAsync(user.User.Name, Actor.Nebula, default),
            _ => user.Kit.SecondFactor.DisableAsync(
                user.Session.Session, new Proof(IdentityKit.Password, IdentityKit.Home) { Code = user.Code(-1) }, Actor.Nebula, default),
        };
        await changed;

        var result = await user.FinishAsync(token, user.RecoveryCodes[0]);
        var byCode = await user.FinishAsync(token, user.Code());

        Assert.NotNull(result.Error);
        Assert.NotNull(byCode.Error);
        Assert.Equal(0, await user.Kit.QueryAsync<long>("select count(*) from sessions where user_id = @Id and created_at >= @now", new { user.User.Id, now = user.Kit.Time.GetUtcNow() }));
    }
}

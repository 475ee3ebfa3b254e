using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Tests.Identity.SecondFactor;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Sessions;

/// <summary>A login that was judged by what is no more.</summary>
public sealed class SessionOpeningTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Theory]
    [InlineData("password")]
    [InlineData("reset")]
    [InlineData("role")]
    [InlineData("disabled")]
    [InlineData("disabled and let in")]
    [InlineData("deleted")]
    [InlineData("second factor")]
    public async Task OpenAsync_UserChangedSinceJudged_OpensNothing(string change)
    {
        var kit = new IdentityKit(database, redis.Connection);
        var judged = await kit.AddUserAsync(Role.Viewer);
        await ChangeAsync(kit, judged, change);

        var result = await kit.Sessions.OpenAsync(new SessionDraft(judged, SignInMethod.Password, IdentityKit.Home, "test"), default);

        Assert.Equal("credentials_invalid", result.Error?.Code);
        Assert.Equal(0, await kit.QueryAsync<long>("select count(*) from sessions where user_id = @Id and user_agent = 'test'", new { judged.Id }));
    }

    [Fact]
    public async Task OpenAsync_WhileThePasswordChanges_NoSessionOfTheOldOneLives()
    {
        var kit = new IdentityKit(database, redis.Connection);
        for (var round = 0; round < 20; round++)
        {
            var judged = await kit.AddUserAsync(Role.Viewer);
            var login = Task.Run(() => kit.Sessions.OpenAsync(new SessionDraft(judged, SignInMethod.Password, IdentityKit.Home, "test"), default));
            var reset = Task.Run(() => kit.Resets.ResetAsync(judged.Name, "another row of words", Actor.Nebula, default));

            await Task.WhenAll(login, reset);

            Assert.True((await reset).IsSuccess);
            Assert.True((await login).Value is not { } opened || await kit.FindAsync(opened) is null);
        }
    }

    [Fact]
    public async Task OpenAsync_MoreThanAUserMayHave_EndsTheLeastLatelyUsedInEveryProcess()
    {
        var (kit, other) = (new IdentityKit(database, redis.Connection), new IdentityKit(database, redis.Connection));
        var user = await kit.AddUserAsync(Role.Viewer);
        var oldest = await kit.OpenAsync(user);
        kit.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await kit.OpenAsync(user);
        Assert.NotNull(await other.FindAsync(oldest));
        kit.Time.Advance(TimeSpan.FromSeconds(1));

        for (var login = 1; login < SessionOpening.MaxPerUser; login++)
        {
            await kit.OpenAsync(user);
        }

        Assert.Null(await other.FindAsync(oldest));
        Assert.NotNull(await other.FindAsync(second));
        Assert.Equal(SessionOpening.MaxPerUser, await kit.QueryAsync<long>("select count(*) from sessions where user_id = @Id", new { user.Id }));
    }

    private static async Task ChangeAsync(IdentityKit kit, Nebula.Platform.Identity.Users.User user, string change)
    {
        switch (change)
        {
            case "password":
                var own = await kit.OpenAsync(user, "own");
                Done((await kit.Account.ChangePasswordAsync(own.Session, new PasswordChange(IdentityKit.Password, "another row of words", IdentityKit.Home), Actor.Nebula, default)).Error);
                return;
            case "reset":
                Done((await kit.Resets.ResetAsync(user.Name, "another row of words", Actor.Nebula, default)).Error);
                return;
            case "role":
                Done((await kit.UserChanges.ChangeRoleAsync(user.Id, Role.Operator, IdentityKit.As(Role.Owner), Actor.Nebula, default)).Error);
                return;
            case "deleted":
                Done((await kit.UserChanges.DeleteAsync(user.Id, IdentityKit.As(Role.Owner), Actor.Nebula, default)).Error);
                return;
            case "second factor":
                await TotpUser.EnrolAsync(kit, await kit.OpenAsync(user, "own"));
                return;
            default:
                Done((await kit.DisableAsync(user)).Error);
                if (change != "disabled")
                {
                    Done((await kit.UserChanges.SetDisabledAsync(user.Id, false, IdentityKit.As(Role.Owner), Actor.Nebula, default)).Error);
                }

                return;
        }
    }

    private static void Done(Error? error) => Assert.Null(error);
}

using System.Net;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passwords;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Users;

public sealed class SignInServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    private static readonly IPAddress Stranger = IPAddress.Parse("198.51.100.66");

    [Theory]
    [InlineData("Anna", "anna")]
    [InlineData("Bert", "  BERT ")]
    [InlineData("Carl", "Ｃａｒｌ")] // full-width letters: the same name after NFKC
    public async Task SignInAsync_RightPassword_IsSignedIn(string name, string typed)
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer, name);

        var result = await kit.TryAsync(typed, IdentityKit.Password);

        Assert.Equal(user.Id, result.Value?.Session.UserId);
        Assert.NotNull(await kit.FindAsync(result.Value!));
    }

    [Fact]
    public async Task SignInAsync_Twice_NeverReusesAToken()
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.AddUserAsync(Role.Viewer, "Dora");

        var first = await kit.TryAsync("Dora", IdentityKit.Password);
        var second = await kit.TryAsync("Dora", IdentityKit.Password);

        Assert.NotEqual(first.Value?.Token, second.Value?.Token);
        Assert.NotEqual(first.Value?.Session.CsrfToken, second.Value?.Session.CsrfToken);
    }

    [Theory]
    [InlineData("Emil", "a few words in a ro")]
    [InlineData("nobody", IdentityKit.Password)]
    [InlineData("a\0b", IdentityKit.Password)]
    [InlineData("' or 1=1 --", IdentityKit.Password)]
    [InlineData("Emil", "")]
    public async Task SignInAsync_WrongOrUnknown_SaysTheSame(string name, string password)
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.AddUserAsync(Role.Viewer, $"Emil {Guid.CreateVersion7():N}");

        var result = await kit.TryAsync(name, password);

        Assert.Equal(Error.Unauthorized("credentials_invalid", "The name or the password is wrong."), result.Error);
    }

    [Fact]
    public async Task SignInAsync_PasswordOfAMegabyte_IsWrongAndNothingMore()
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.AddUserAsync(Role.Viewer, "Fritz");

        var result = await kit.TryAsync("Fritz", new string('x', 1_000_000));

        Assert.Equal("credentials_invalid", result.Error?.Code);
    }

    [Fact]
    public async Task SignInAsync_DisabledUser_SaysTheSameAsForAWrongPassword()
    {
        var kit = new IdentityKit(database, redis.Connection);
        var user = await kit.AddUserAsync(Role.Viewer, "Gerda");
        await kit.DisableAsync(user);

        var result = await kit.TryAsync("Gerda", IdentityKit.Password);

        Assert.Equal("credentials_invalid", result.Error?.Code);
    }

    [Fact]
    public async Task SignInAsync_HashedAtALowerCost_IsHashedAgain()
    {
        var kit = new IdentityKit(database, redis.Connection, cost: new Argon2Cost(128, 2));
        var user = await kit.AddUserAsync(Role.Viewer, "Hugo");

        await kit.TryAsync("Hugo", IdentityKit.Password);

        var stored = await kit.QueryAsync<string>("select password_hash from users where id = @Id", new { user.Id });
        Assert.StartsWith("$argon2id$v=19$m=128,t=2,p=1$", stored, StringComparison.Ordinal);
        Assert.True((await kit.TryAsync("Hugo", IdentityKit.Password)).IsSuccess);
    }

    [Fact]
    public async Task SignInAsync_StrangerGuesses_IsSlowedWhileTheUserAtHomeIsNot()
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.AddUserAsync(Role.Viewer, "Ida");
        await kit.TryAsync("Ida", IdentityKit.Password);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await kit.TryAsync("Ida", "wrong", Stranger);
        }

        var stranger = await kit.TryAsync("Ida", IdentityKit.Password, Stranger);
        var atHome = await kit.TryAsync("Ida", IdentityKit.Password);

        Assert.Equal("login_throttled", stranger.Error?.Code);
        Assert.True(atHome.IsSuccess);
    }

    [Fact]
    public async Task SignInAsync_WhileThrottled_LeavesOpenSessionsAlone()
    {
        var kit = new IdentityKit(database, redis.Connection);
        await kit.AddUserAsync(Role.Viewer, "Jan");
        var opened = await kit.TryAsync("Jan", IdentityKit.Password);

        foreach (var _ in Enumerable.Range(0, 30))
        {
            await kit.TryAsync("Jan", "wrong");
        }

        Assert.NotNull(await kit.FindAsync(opened.Value!));
    }
}

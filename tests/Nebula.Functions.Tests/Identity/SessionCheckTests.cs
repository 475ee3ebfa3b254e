using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Identity;

public sealed class SessionCheckTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private static readonly Principal Owner = new() { Kind = PrincipalKind.User, Name = "Nemo", Role = Role.Owner, Granted = RolePermissions.Of(Role.Owner) };

    private ServiceProvider _services = null!;
    private HttpRequest _request = null!;
    private OpenedSession _opened = null!;
    private User _user = null!;

    private SessionService Sessions => _services.GetRequiredService<SessionService>();

    private ApiKeyService Keys => _services.GetRequiredService<ApiKeyService>();

    private UserService Users => _services.GetRequiredService<UserService>();

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(database.DataSource)
            .AddSingleton(redis.Connection)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Options.Create(database.Options))
            .AddSingleton<DatabaseHealth>()
            .AddIdentity()
            .AddAccess()
            .BuildServiceProvider();
        var id = await _services.GetRequiredService<UserDirectory>().CreateAsync(
            new UserDraft($"Ned {Guid.CreateVersion7():N}", Role.Operator, "twenty thousand leagues"), Owner, Actor.Nebula, default);
        _user = new User { Id = id.Value!.Id, Name = id.Value.Name, Role = Role.Operator };
        _opened = (await Sessions.OpenAsync(new SessionDraft(_user, SignInMethod.Password, IPAddress.Loopback, "test"), default)).Value!;
        _request = new DefaultHttpContext().Request;
        _request.Headers.Cookie = $"{SessionCookie.Name}={_opened.Token}";
        _request.SetCaller(new Caller(_opened.Session.ToPrincipal(), _opened.Session));
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task StillHoldsAsync_UntilSignOut_HoldsAndThenDoesNot()
    {
        var check = _services.GetRequiredService<SessionCheck>();
        var before = await check.StillHoldsAsync(_request, default);
        await Sessions.CloseAsync(_opened.Token, Actor.Nebula, default);

        var after = await check.StillHoldsAsync(_request, default);
        var stranger = await check.StillHoldsAsync(new DefaultHttpContext().Request, default);

        Assert.True(before);
        Assert.False(after);
        Assert.True(stranger);
    }

    [Theory]
    [InlineData("session", "role")]
    [InlineData("session", "disabled")]
    [InlineData("key", "role")]
    [InlineData("key", "disabled")]
    [InlineData("key", "revoked")]
    public async Task StillHoldsAsync_RightsTakenAwayMeanwhile_DoesNot(string shown, string change)
    {
        var check = _services.GetRequiredService<SessionCheck>();
        var draft = new ApiKeyDraft("stream", [Permissions.StatusRead, Permissions.IncidentsHandle], null);
        var key = (await Keys.CreateAsync(_user.Id, draft, Actor.Nebula, default)).Value!;
        var request = shown == "key" ? await OfKeyAsync(key.Token) : _request;
        var before = await check.StillHoldsAsync(request, default);
        await ChangeAsync(change, key.Key.Id);

        var after = await check.StillHoldsAsync(request, default);

        Assert.True(before);
        Assert.False(after);
    }

    private async Task<HttpRequest> OfKeyAsync(string token)
    {
        var living = await _services.GetRequiredService<ApiKeyCheck>().FindAsync(token, SessionUse.Reading, IPAddress.Loopback, default);
        var request = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Loopback } }.Request;
        request.Headers.Authorization = $"Bearer {token}";
        request.SetCaller(new Caller(living.Value!.ToPrincipal()));
        return request;
    }

    private async Task ChangeAsync(string change, Guid key)
    {
        var error = change switch
        {
            "role" => (await Users.ChangeRoleAsync(_user.Id, Role.Viewer, Owner, Actor.Nebula, default)).Error,
            "disabled" => (await Users.SetDisabledAsync(_user.Id, true, Owner, Actor.Nebula, default)).Error,
            _ => (await Keys.RevokeAsync(key, _user.Id, Actor.Nebula, default)).Error,
        };
        Assert.Null(error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Setup;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Identity;

public sealed class SessionCheckTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private ServiceProvider _services = null!;
    private HttpRequest _request = null!;
    private OpenedSession _opened = null!;

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
        var setup = _services.GetRequiredService<SetupService>();
        var link = (await setup.CreateLinkAsync(Actor.Nebula, default)).Value!;
        var claim = new OwnerClaim(link.Token, "Captain Nemo", "twenty thousand leagues", System.Net.IPAddress.Loopback, "test");
        _opened = (await setup.ClaimAsync(claim, default)).Value!;
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
        await _services.GetRequiredService<SessionService>().CloseAsync(_opened.Token, Actor.Nebula, default);

        var after = await check.StillHoldsAsync(_request, default);
        var stranger = await check.StillHoldsAsync(new DefaultHttpContext().Request, default);

        Assert.True(before);
        Assert.False(after);
        Assert.True(stranger);
    }
}

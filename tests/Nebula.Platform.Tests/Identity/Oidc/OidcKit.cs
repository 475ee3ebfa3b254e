using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Oidc;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Outbound;
using Nebula.Testing.Oidc;

namespace Nebula.Platform.Tests.Identity.Oidc;

/// <summary>Single sign-on with the fake provider, as one process.</summary>
internal sealed class OidcKit
{
    private const string RedirectUri = "https://nebula.example/login/oidc";

    public OidcKit(IdentityKit identity, FakeIdentityProvider provider, string roles = "", bool createUsers = false)
    {
        (Identity, Provider) = (identity, provider);
        Options.CurrentValue.Issuer = provider.Issuer;
        Options.CurrentValue.ClientId = FakeIdentityProvider.ClientId;
        Options.CurrentValue.ClientSecret = FakeIdentityProvider.ClientSecret;
        Options.CurrentValue.Name = "Authelia";
        (Options.CurrentValue.Roles, Options.CurrentValue.CreateUsers) = (roles, createUsers);
        var allowed = new OutboundOptions { Allow = provider.Server.Url.Authority };
        var guard = new OutboundGuard(new SystemHostResolver(), new FixedOptions<OutboundOptions>(allowed));
        var outbound = new OutboundHttp(new OutboundConnector(guard, TimeProvider.System));
        Users = new OidcUsers(Options, identity.Directory, identity.Users, identity.Database, identity.Transactions);
        var asked = new OidcProvider(outbound, Options, identity.Time, NullLogger<OidcProvider>.Instance);
        SignIn = new OidcSignIn(Options, asked, Users, new OidcInvites(Options, identity.Directory, identity.Transactions), identity.Sessions, identity.Throttle, identity.Database, identity.Time);
    }

    public IdentityKit Identity { get; }

    public FakeIdentityProvider Provider { get; }

    public FixedOptions<OidcOptions> Options { get; } = new(new OidcOptions());

    public OidcUsers Users { get; }

    public OidcSignIn SignIn { get; }

    public async Task<OidcStart> StartAsync(Session? link = null, string? returnTo = null)
    {
        var started = await SignIn.StartAsync(RedirectUri, link is null ? OidcAim.SignIn(returnTo) : OidcAim.Link(link), IdentityKit.Home, default);
        Assert.True(started.IsSuccess, started.Error?.Detail);
        return started.Value;
    }

    /// <summary>There and back, as a browser goes.</summary>
    public async Task<Result<OidcOutcome>> GoAsync(Session? link = null, string? returnTo = null)
    {
        var start = await StartAsync(link, returnTo);
        var (code, state) = Provider.Authorize(start.Url);
        return await ComeBackAsync(start.Browser, code, state);
    }

    /// <summary>There and back for something else than a sign-in, from a browser that has a session or none.</summary>
    public async Task<Result<OidcOutcome>> GoForAsync(OidcAim aim, Session? own = null)
    {
        var start = (await SignIn.StartAsync(RedirectUri, aim, IdentityKit.Home, default)).Value!;
        var (code, state) = Provider.Authorize(start.Url);
        return await ComeBackAsync(start.Browser, code, state, own: own);
    }

    public Task<Result<OidcOutcome>> ComeBackAsync(
        string? browser, string code, string state, string? issuer = null, string? refusal = null, Session? own = null) => SignIn.CompleteAsync(
        new OidcReturn { State = state, Code = code, Issuer = issuer, Refusal = refusal, Browser = browser, Own = own, Address = IdentityKit.Home, UserAgent = "test" }, default);

    /// <summary>Options that a test holds in its hand.</summary>
    internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>, IOptions<T>
        where T : class
    {
        public T CurrentValue => value;

        public T Value => value;

        public T Get(string? name) => value;

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }
}

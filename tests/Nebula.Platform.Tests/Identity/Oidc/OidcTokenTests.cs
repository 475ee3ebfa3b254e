using System.Text.Json.Nodes;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;
using Nebula.Testing;
using Nebula.Testing.Http;
using Nebula.Testing.Oidc;

namespace Nebula.Platform.Tests.Identity.Oidc;

/// <summary>What a provider, or somebody between, can get wrong on purpose.</summary>
public sealed class OidcTokenTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IAsyncLifetime
{
    private FakeIdentityProvider _provider = null!;
    private OidcKit _kit = null!;

    public static TheoryData<string, Action<JsonObject>> Lies => new()
    {
        { "another nonce", claims => claims["nonce"] = "a-nonce-of-somebody-else" },
        { "no nonce", claims => claims.Remove("nonce") },
        { "for another client", claims => claims["aud"] = "grafana" },
        { "for another authorised party", claims => claims["azp"] = "grafana" },
        { "from another issuer", claims => claims["iss"] = "https://evil.example" },
        { "expired", claims => claims["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds() },
        { "without an end", claims => claims.Remove("exp") },
        { "not yet", claims => claims["nbf"] = TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds() },
        { "with another access token", claims => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA" },
        { "about nobody", claims => claims.Remove("sub") },
    };

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        _provider.Groups = ["staff"];
        (_provider.Subject, _provider.UserName) = ($"{Guid.CreateVersion7()}", $"somebody {Guid.CreateVersion7():N}");
        _kit = new OidcKit(new IdentityKit(database, redis.Connection), _provider, "staff=viewer", createUsers: true);
    }

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Complete_TokenThatIsNotOfThisSignOn_OpensNothing(string lie, Action<JsonObject> tell)
    {
        _provider.Lie = tell;

        var outcome = await _kit.GoAsync();

        Assert.True(outcome.Error?.Code == "oidc_refused", $"{lie}: {outcome.Error?.Code}");
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("forged")]
    public async Task Complete_TokenSignedByNobodyKnown_OpensNothing(string algorithm)
    {
        _provider.Algorithm = algorithm;

        var outcome = await _kit.GoAsync();

        Assert.Equal("oidc_refused", outcome.Error?.Code);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Complete_KeysChangedSinceTheyWereRead_AreReadAgain()
    {
        Assert.True((await _kit.GoAsync()).IsSuccess);
        _provider.RotateKeys();
        _kit.Identity.Time.Advance(TimeSpan.FromMinutes(1));

        var outcome = await _kit.GoAsync();

        Assert.True(outcome.IsSuccess, outcome.Error?.Detail);
    }

    [Fact]
    public async Task Complete_SameAnswerTwice_WorksOnce()
    {
        var start = await _kit.StartAsync();
        var (code, state) = _provider.Authorize(start.Url);
        Assert.True((await _kit.ComeBackAsync(start.Browser, code, state)).IsSuccess);

        var replayed = await _kit.ComeBackAsync(start.Browser, code, state);

        Assert.Equal("oidc_attempt_dead", replayed.Error?.Code);
    }

    [Fact]
    public async Task Complete_CodeOfAnotherSignOn_OpensNothing()
    {
        var (victim, attacker) = (await _kit.StartAsync(), await _kit.StartAsync());
        var (code, _) = _provider.Authorize(attacker.Url);
        var (_, state) = _provider.Authorize(victim.Url);

        var injected = await _kit.ComeBackAsync(victim.Browser, code, state);

        Assert.Equal("oidc_refused", injected.Error?.Code);
    }

    [Fact]
    public async Task Complete_InAnotherBrowser_OpensNothingAndTheRightOneStillCan()
    {
        var start = await _kit.StartAsync();
        var (code, state) = _provider.Authorize(start.Url);

        var lured = await _kit.ComeBackAsync(SecretToken.Create(), code, state);
        var without = await _kit.ComeBackAsync(null, code, state);
        var right = await _kit.ComeBackAsync(start.Browser, code, state);

        Assert.Equal("oidc_attempt_dead", lured.Error?.Code);
        Assert.Equal("oidc_attempt_dead", without.Error?.Code);
        Assert.True(right.IsSuccess, right.Error?.Detail);
    }

    [Fact]
    public async Task Complete_AfterTenMinutes_OpensNothing()
    {
        var start = await _kit.StartAsync();
        var (code, state) = _provider.Authorize(start.Url);
        _kit.Identity.Time.Advance(TimeSpan.FromMinutes(10));

        var late = await _kit.ComeBackAsync(start.Browser, code, state);

        Assert.Equal("oidc_attempt_dead", late.Error?.Code);
    }

    [Fact]
    public async Task Complete_AnsweredByAnotherProvider_OpensNothing()
    {
        var start = await _kit.StartAsync();
        var (code, state) = _provider.Authorize(start.Url);

        var mixed = await _kit.ComeBackAsync(start.Browser, code, state, issuer: "https://evil.example");

        Assert.Equal("oidc_refused", mixed.Error?.Code);
    }

    [Fact]
    public async Task Complete_ProviderDenies_SaysSo()
    {
        var start = await _kit.StartAsync();
        var (_, state) = _provider.Authorize(start.Url);

        var denied = await _kit.ComeBackAsync(start.Browser, "", state, refusal: "access_denied");

        Assert.Equal("oidc_refused", denied.Error?.Code);
        Assert.Contains("denies access", denied.Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PublishedUnderAnotherName_IsRefused()
    {
        _provider.PublishedIssuer = "https://auth.example.net";

        var started = await _kit.SignIn.StartAsync("https://nebula.example/login/oidc", OidcAim.SignIn(null), IdentityKit.Home, default);

        Assert.Equal("oidc_refused", started.Error?.Code);
    }

    [Theory]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.Garbage)]
    [InlineData(Fault.HalfAnswer)]
    public async Task Start_ProviderAway_SaysSoAndPointsToThePassword(Fault fault)
    {
        _provider.Server.Fault = fault;

        var started = await _kit.SignIn.StartAsync("https://nebula.example/login/oidc", OidcAim.SignIn(null), IdentityKit.Home, default);

        Assert.Equal("oidc_unreachable", started.Error?.Code);
        Assert.Contains("Authelia does not answer", started.Error!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/monitors?q=a", "/monitors?q=a")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public async Task Complete_ReturnTo_IsAPathOfTheSite(string? wanted, string expected)
    {
        var outcome = await _kit.GoAsync(returnTo: wanted);

        Assert.Equal(expected, outcome.Value?.ReturnTo);
    }

    private Task<long> CountAsync() => _kit.Identity.QueryAsync<long>("select count(*) from users where name = @name", new { name = _provider.UserName });
}

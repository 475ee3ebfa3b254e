using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Setup;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Setup;

/// <summary>Each test wants an installation that nobody owns yet, hence a database a test.</summary>
public sealed class SetupServiceTests(RedisFixture redis) : IClassFixture<RedisFixture>, IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private IdentityKit _kit = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _kit = new IdentityKit(_database, redis.Connection);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task ClaimAsync_LivingLink_MakesTheOwnerAndSignsIn()
    {
        var link = await NewLinkAsync();

        var opened = await ClaimAsync(link);

        Assert.Equal(Role.Owner, opened.Value?.Session.Role);
        Assert.NotNull(await _kit.FindAsync(opened.Value!));
        Assert.Equal(new SetupState(Required: false, LinkExpired: false), await _kit.Setup.ReadStateAsync(default));
        Assert.True((await _kit.TryAsync("captain nemo", IdentityKit.Password)).IsSuccess);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guess")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' or true --")]
    public async Task ClaimAsync_NoLinkOfOurs_IsRefusedAndNothingIsMade(string token)
    {
        await NewLinkAsync();

        var result = await ClaimAsync(token);

        Assert.Equal(ErrorKind.Forbidden, result.Error?.Kind);
        Assert.Equal("setup_token_invalid", result.Error?.Code);
        Assert.Contains("./nebula setup-link", result.Error?.Detail, StringComparison.Ordinal);
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from users"));
    }

    [Fact]
    public async Task ClaimAsync_WithoutAnyLink_LeavesAStrangerNoWindow()
    {
        var result = await ClaimAsync("");

        Assert.Equal("setup_token_invalid", result.Error?.Code);
    }

    [Fact]
    public async Task ClaimAsync_AfterThirtyMinutes_SaysThatTheLinkExpired()
    {
        var link = await NewLinkAsync();
        _kit.Time.Advance(TimeSpan.FromMinutes(30));

        var result = await ClaimAsync(link);

        Assert.Equal("setup_token_expired", result.Error?.Code);
        Assert.Equal(new SetupState(Required: true, LinkExpired: true), await _kit.Setup.ReadStateAsync(default));
    }

    [Fact]
    public async Task CreateLinkAsync_Again_EndsTheOlderLink()
    {
        var older = await NewLinkAsync();
        var newer = await NewLinkAsync();

        var withOlder = await ClaimAsync(older);
        var withNewer = await ClaimAsync(newer);

        Assert.Equal("setup_token_expired", withOlder.Error?.Code);
        Assert.True(withNewer.IsSuccess);
    }

    [Fact]
    public async Task CreateLinkAsync_ManyAtOnce_LeavesOneAlive()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _kit.Setup.CreateLinkAsync(Actor.Nebula, default)));

        var alive = await _kit.QueryAsync<long>("select count(*) from setup_tokens where superseded_at is null");
        Assert.Equal(1, alive);
    }

    [Fact]
    public async Task ClaimAsync_SecondTimeWithTheSameLink_SaysThatSetupIsDone()
    {
        var link = await NewLinkAsync();
        await ClaimAsync(link);

        var again = await ClaimAsync(link);

        Assert.Equal(ErrorKind.Conflict, again.Error?.Kind);
        Assert.Equal("setup_done", again.Error?.Code);
    }

    [Fact]
    public async Task ClaimAsync_TwoAtOnce_OneWinsTheOtherIsTold()
    {
        var link = await NewLinkAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => ClaimAsync(link, $"owner {number}")));

        Assert.Single(results, result => result.IsSuccess);
        Assert.All(results.Where(result => !result.IsSuccess), result => Assert.Equal("setup_done", result.Error?.Code));
        Assert.Equal(1, await _kit.QueryAsync<long>("select count(*) from users"));
    }

    [Fact]
    public async Task ClaimAsync_BadNameAndPassword_NamesBothAndKeepsTheLink()
    {
        var link = await NewLinkAsync();

        var wrong = await ClaimAsync(link, "x", "short");
        var right = await ClaimAsync(link);

        Assert.Equal(["name", "password"], wrong.Error?.Fields.Select(field => field.Field));
        Assert.True(right.IsSuccess);
    }

    [Fact]
    public async Task CreateLinkAsync_WithAnOwner_IsRefused()
    {
        await ClaimAsync(await NewLinkAsync());

        var link = await _kit.Setup.CreateLinkAsync(Actor.Nebula, default);

        Assert.Equal("setup_done", link.Error?.Code);
    }

    [Fact]
    public async Task ClaimAsync_ManyWrongLinks_SlowsThatAddressOnly()
    {
        var link = await NewLinkAsync();
        foreach (var _ in Enumerable.Range(0, SetupService.AttemptsPerAddress))
        {
            await ClaimAsync("guess", from: "198.51.100.66");
        }

        var guesser = await ClaimAsync(link, from: "198.51.100.66");
        var holder = await ClaimAsync(link);

        Assert.Equal(ErrorKind.RateLimited, guesser.Error?.Kind);
        Assert.True(holder.IsSuccess);
    }

    [Fact]
    public async Task CreateLinkAsync_Always_StoresNoToken()
    {
        var link = await NewLinkAsync();

        Assert.DoesNotContain(link, await _kit.QueryAsync<string>("select t::text from setup_tokens t"), StringComparison.Ordinal);
    }

    private async Task<string> NewLinkAsync() => (await _kit.Setup.CreateLinkAsync(Actor.Nebula, default)).Value!.Token;

    private Task<Result<OpenedSession>> ClaimAsync(
        string token, string name = "Captain Nemo", string password = IdentityKit.Password, string from = "192.0.2.1") =>
        _kit.Setup.ClaimAsync(new OwnerClaim(token, name, password, IPAddress.Parse(from), "test"), default);
}

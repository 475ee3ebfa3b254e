using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Nebula.Testing;
using Nebula.Testing.Passkeys;

namespace Nebula.Platform.Tests.Identity.Passkeys;

public sealed class PasskeyTests : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>, IDisposable
{
    private readonly IdentityKit _identity;
    private readonly PasskeyKit _kit;
    private readonly SoftAuthenticator _device = new();

    public PasskeyTests(TestDatabase database, RedisFixture redis)
    {
        _identity = new IdentityKit(database, redis.Connection);
        _kit = new PasskeyKit(_identity);
    }

    public void Dispose() => _device.Dispose();

    [Fact]
    public async Task SignIn_PasskeyOfAnAdminWhereASecondFactorIsRequired_OpensAFreshSessionWithoutACode()
    {
        var own = await OpenAsync(Role.Admin);
        var added = await _kit.AddAsync(own, _device);
        _identity.Identity.CurrentValue.RequireSecondFactor = true;
        _identity.Time.Advance(TimeSpan.FromHours(1));

        var opened = await _kit.SignInAsync(_device);
        var found = await _identity.Sessions.FindAsync(opened.Value!.Token, SessionUse.Changing, default);
        var byPassword = await _identity.Sessions.OpenAsync(new SessionDraft(UserOf(own), SignInMethod.Password, IdentityKit.Home, "test"), default);
        var listed = await _kit.Own.ListAsync(own, default);

        Assert.True(added.IsSuccess, added.Error?.Detail);
        Assert.Equal((own.UserId, false, true), (found!.UserId, found.SecondFactorMissing, found.IsFreshAt(_identity.Time.GetUtcNow())));
        Assert.True(byPassword.Value!.Session.SecondFactorMissing);
        Assert.Equal(_identity.Time.GetUtcNow(), Assert.Single(listed).LastUsedAt);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("another port")]
    [InlineData("host")]
    [InlineData("unverified")]
    [InlineData("handle")]
    public async Task SignIn_DeviceAnswersWrong_IsRefused(string lie)
    {
        var other = await OpenAsync(Role.Viewer);
        await _kit.AddAsync(await OpenAsync(Role.Operator), _device);
        switch (lie)
        {
            case "origin": _device.Origin = "https://nebula.example.evil"; break;
            case "another port": _device.Origin = "https://nebula.example:8443"; break;
            case "host": _device.Host = "evil.example"; break;
            case "unverified": _device.IsUserVerified = false; break;
            default: _device.UserHandle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{other.UserId}")); break;
        }

        var refused = await _kit.SignInAsync(_device);

        Assert.Equal("passkey_refused", refused.Error?.Code);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("host")]
    [InlineData("unverified")]
    public async Task Add_DeviceAnswersWrong_IsRefusedAndNothingAdded(string lie)
    {
        var own = await OpenAsync(Role.Operator);
        _device.Origin = lie == "origin" ? "http://nebula.example" : _device.Origin;
        _device.Host = lie == "host" ? "example" : null;
        _device.IsUserVerified = lie != "unverified";

        var refused = await _kit.AddAsync(own, _device);

        Assert.Equal("passkey_refused", refused.Error?.Code);
        Assert.Empty(await _kit.Own.ListAsync(own, default));
    }

    [Fact]
    public async Task SignIn_AnswerBroughtTwiceLateOrFromAnotherBrowser_OpensNothing()
    {
        await _kit.AddAsync(await OpenAsync(Role.Operator), _device);
        var (start, elsewhere, late) = (await _kit.AskAsync(), await _kit.AskAsync(), await _kit.AskAsync());
        var reply = _kit.ReplyOf(start, _device.Get(start.Options));

        var first = await _kit.SignIn.SignInAsync(reply, default);
        var replayed = await _kit.SignIn.SignInAsync(reply, default);
        var swapped = await _kit.SignIn.SignInAsync(_kit.ReplyOf(elsewhere, _device.Get(start.Options)), default);
        _identity.Time.Advance(PasskeyChallenges.Lifetime);
        var over = await _kit.SignIn.SignInAsync(_kit.ReplyOf(late, _device.Get(late.Options)), default);

        Assert.True(first.IsSuccess, first.Error?.Detail);
        Assert.Equal(("passkey_question_dead", "passkey_refused", "passkey_question_dead"), (replayed.Error?.Code, swapped.Error?.Code, over.Error?.Code));
    }

    [Fact]
    public async Task SignIn_DeviceCountsBack_IsRefusedAndTold()
    {
        var own = await OpenAsync(Role.Operator);
        await _kit.AddAsync(own, _device);
        await _kit.SignInAsync(_device);

        _device.Count--;
        var copied = await _kit.SignInAsync(_device);
        var onwards = await _kit.SignInAsync(_device);

        Assert.Equal("passkey_copied", copied.Error?.Code);
        Assert.True(onwards.IsSuccess, onwards.Error?.Detail);
        Assert.Equal(1, await CountAsync("select count(*) from event_outbox where type = 'user.passkey_copied' and subject = @text", $"user:{own.UserId}"));
    }

    [Fact]
    public async Task Confirm_OwnAndAnothersPasskey_TakesTheOwnOnly()
    {
        using var stranger = new SoftAuthenticator();
        var (own, other) = (await OpenAsync(Role.Operator), await OpenAsync(Role.Operator));
        await _kit.AddAsync(own, _device);
        await _kit.AddAsync(other, stranger);
        _identity.Time.Advance(TimeSpan.FromHours(1));
        var (first, second, signIn) = (await _kit.AskAsync(own), await _kit.AskAsync(own), await _kit.AskAsync());

        var foreign = await _kit.SignIn.ConfirmAsync(_kit.ReplyOf(first, stranger.Get(first.Options)), own, default);
        var mixed = await _kit.SignIn.ConfirmAsync(_kit.ReplyOf(signIn, _device.Get(signIn.Options)), own, default);
        var confirmed = await _kit.SignIn.ConfirmAsync(_kit.ReplyOf(second, _device.Get(second.Options)), own, default);

        Assert.Equal(("passkey_refused", "passkey_question_dead"), (foreign.Error?.Code, mixed.Error?.Code));
        Assert.True(confirmed.IsSuccess, confirmed.Error?.Detail);
        Assert.True((await _identity.Sessions.FindAsync(confirmed.Value!.Token, SessionUse.Changing, default))!.IsFreshAt(_identity.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Remove_OwnPasskey_EndsOtherSessionsAndOpensNothingAnyMore()
    {
        var own = await OpenAsync(Role.Operator);
        var passkey = (await _kit.AddAsync(own, _device)).Value!;
        var elsewhere = (await _kit.SignInAsync(_device)).Value!;
        var stranger = await OpenAsync(Role.Viewer);

        var renamed = await _kit.Own.RenameAsync(passkey.Id, " laptop ", own, Actor.Nebula, default);
        var foreign = await _kit.Own.RemoveAsync(passkey.Id, stranger, Actor.Nebula, default);
        var removed = await _kit.Own.RemoveAsync(passkey.Id, own, Actor.Nebula, default);
        var dead = await _kit.SignInAsync(_device);

        Assert.Equal("laptop", renamed.Value?.Name);
        Assert.Equal("passkey_not_found", foreign.Error?.Code);
        Assert.True(removed.IsSuccess);
        Assert.Null(await _identity.Sessions.FindAsync(elsewhere.Token, SessionUse.Changing, default));
        Assert.Equal("passkey_refused", dead.Error?.Code);
    }

    [Fact]
    public async Task SignIn_UserDisabledOrPasswordReset_IsRefused()
    {
        using var second = new SoftAuthenticator();
        var (disabled, reset) = (await OpenAsync(Role.Operator), await OpenAsync(Role.Operator));
        await _kit.AddAsync(disabled, _device);
        await _kit.AddAsync(reset, second);

        await _identity.DisableAsync(UserOf(disabled));
        await _identity.Resets.ResetAsync(reset.UserName, "another row of words", Actor.Nebula, default);

        Assert.Equal("passkey_refused", (await _kit.SignInAsync(_device)).Error?.Code);
        Assert.Equal("passkey_refused", (await _kit.SignInAsync(second)).Error?.Code);
    }

    [Theory]
    [InlineData(null, "http://localhost:8080", "http://localhost:8080")]
    [InlineData(null, "https://Nebula.Example:443", "https://nebula.example")]
    [InlineData("http://127.0.0.1:8080", "http://localhost:8080", "http://localhost:8080")]
    [InlineData("https://nebula.example/", "https://nebula.example", "https://nebula.example")]
    [InlineData("https://nebula.example", "http://localhost:8080", null)]
    [InlineData(null, "http://127.0.0.1:8080", null)]
    [InlineData(null, "https://[::1]", null)]
    [InlineData(null, "http://nebula.lan", null)]
    [InlineData(null, "http://", null)]
    public void Place_AddressOfTheBrowser_IsWhereABrowserUsesPasskeys(string? publicUrl, string requested, string? origin)
    {
        var place = PasskeyPlace.Of(publicUrl, requested);

        Assert.Equal(origin, place.Value?.Origin);
        Assert.Equal(origin is null ? "passkeys_not_here" : null, place.Error?.Code);
    }

    private async Task<Session> OpenAsync(Role role) => (await _identity.OpenAsync(await _identity.AddUserAsync(role))).Session;

    private static User UserOf(Session own) => new() { Id = own.UserId, Name = own.UserName, Role = own.Role };

    private async Task<long> CountAsync(string sql, string text)
    {
        await using var connection = await _identity.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql, new { text });
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;
using Nebula.Testing.Oidc;

namespace Nebula.Functions.Tests.Oidc;

/// <summary>Single sign-on over the running app, with a provider on loopback.</summary>
public sealed class OidcFlowTests : IAsyncLifetime
{
    private readonly InhabitedHost _inhabited = new();
    private FakeIdentityProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeIdentityProvider.StartAsync();
        _inhabited.Host.Environment["NEBULA_OIDC_ISSUER"] = _provider.Issuer;
        _inhabited.Host.Environment["NEBULA_OIDC_CLIENT_ID"] = FakeIdentityProvider.ClientId;
        _inhabited.Host.Environment["NEBULA_OIDC_CLIENT_SECRET"] = FakeIdentityProvider.ClientSecret;
        _inhabited.Host.Environment["NEBULA_OIDC_NAME"] = "Authelia";
        _inhabited.Host.Environment["NEBULA_OUTBOUND_ALLOW"] = _provider.Server.Url.Authority;
        await _inhabited.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _inhabited.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task SignOn_LinkedByASignedInUser_OpensThatUsersSessionInTheBrowserThatBegan()
    {
        var (stale, own) = (await _inhabited.OpenAsync(Role.Operator, minutes: 11), await _inhabited.OpenAsync(Role.Operator));
        using var ways = await _inhabited.Client.GetAsync("/api/sign-in");
        using var refused = await _inhabited.SendAsync(HttpMethod.Post, "/api/account/identity", stale);
        using var begun = await _inhabited.SendAsync(HttpMethod.Post, "/api/account/identity", own);
        using var linked = await ComeBackAsync(begun, await UrlOfAsync(begun));
        using var shown = await _inhabited.SendAsync(HttpMethod.Get, "/api/account/identity", own);

        using var start = await _inhabited.Client.PostAsJsonAsync("/api/sign-in/oidc", new { returnTo = "/monitors" });
        var url = await UrlOfAsync(start);
        using var elsewhere = await ComeBackAsync(begun, url);
        using var opened = await ComeBackAsync(start, url);

        Assert.Equal("""{"oidc":"Authelia","forwarded":null,"passkeys":false}""", await ways.Content.ReadAsStringAsync());
        Assert.Equal("reauthentication_required", await TextOfAsync(refused, "code"));
        Assert.Equal((HttpStatusCode.OK, "/account"), (linked.StatusCode, await TextOfAsync(linked, "returnTo")));
        Assert.Contains("\"displayName\":\"ann\"", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"redirect_uri={Uri.EscapeDataString(_inhabited.Origin + "/login/oidc")}", url, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("^nebula_oidc=[^;]{43}; max-age=600; path=/; samesite=strict; httponly$", start.Headers.GetValues("Set-Cookie").Single());
        Assert.Equal("oidc_attempt_dead", await TextOfAsync(elsewhere, "code"));
        Assert.Equal("/monitors", await TextOfAsync(opened, "returnTo"));
        Assert.Contains("\"role\":\"operator\"", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(opened.Headers.GetValues("Set-Cookie"), header => header.StartsWith("nebula_session=", StringComparison.Ordinal));
        Assert.DoesNotContain("token", (await opened.Content.ReadAsStringAsync()).Replace("csrfToken", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Integration_ProviderWellAndUnderAnotherName_SaysWhichOfBoth()
    {
        var owner = await _inhabited.OpenAsync(Role.Owner);

        using var well = await _inhabited.SendAsync(HttpMethod.Post, "/api/integrations/oidc/test", owner);
        _provider.PublishedIssuer = "https://evil.example";
        using var another = await _inhabited.SendAsync(HttpMethod.Post, "/api/integrations/oidc/test", owner);

        Assert.Contains("publishes its endpoints and 1 key;", await well.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var failing = await another.Content.ReadAsStringAsync();
        Assert.Contains("\"state\":\"failing\"", failing, StringComparison.Ordinal);
        Assert.Contains("its issuer must be that address", failing, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeIdentityProvider.ClientSecret, failing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirm_InAWindowOfTheSameBrowser_OpensWhatWantsAFreshProof()
    {
        _provider.Subject = "confirming";
        var own = await _inhabited.OpenAsync(Role.Admin);
        using var begun = await _inhabited.SendAsync(HttpMethod.Post, "/api/account/identity", own);
        using var linked = await ComeBackAsync(begun, await UrlOfAsync(begun));
        var old = await _inhabited.OpenAsync(Role.Admin, minutes: 11);
        using var stale = await _inhabited.SendAsync(HttpMethod.Post, "/api/account/totp", old);

        using var asked = await _inhabited.SendAsync(HttpMethod.Post, "/api/session/confirm/oidc", old);
        var url = await UrlOfAsync(asked);
        using var confirmed = await ComeBackAsync(asked, url, old.Token);
        var token = confirmed.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("nebula_session=", StringComparison.Ordinal))["nebula_session=".Length..].Split(';')[0];
        using var fresh = await _inhabited.SendAsync(HttpMethod.Post, "/api/account/totp", (token, old.Csrf));

        Assert.Equal(HttpStatusCode.OK, linked.StatusCode);
        Assert.Contains("prompt=login&max_age=0", url, StringComparison.Ordinal);
        Assert.Equal("/login/done", await TextOfAsync(confirmed, "returnTo"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (stale.StatusCode, fresh.StatusCode));
    }

    private async Task<HttpResponseMessage> ComeBackAsync(HttpResponseMessage begun, string url, string? session = null)
    {
        var (code, state) = _provider.Authorize(url);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-in/oidc/complete") { Content = JsonContent.Create(new { code, state }) };
        var own = session is null ? "" : $"; nebula_session={session}";
        request.Headers.Add("Cookie", begun.Headers.GetValues("Set-Cookie").Single().Split(';')[0] + own);
        return await _inhabited.Client.SendAsync(request);
    }

    private static Task<string> UrlOfAsync(HttpResponseMessage response) => TextOfAsync(response, "url")!;

    private static async Task<string> TextOfAsync(HttpResponseMessage response, string name) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty(name).GetString()!;
}

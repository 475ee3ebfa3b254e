using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nebula.Functions.Tests.Access;

namespace Nebula.Functions.Tests.Identity;

/// <summary>Signing in and out of the running app, as a browser and as an attacker would.</summary>
public sealed class SessionFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private static readonly object RightCredentials = new { name = InhabitedHost.OwnerName, password = InhabitedHost.OwnerPassword };

    [Fact]
    public async Task SignIn_RightPassword_OpensASessionThatSignOutEnds()
    {
        var (cookie, session) = await SignInAsync();

        using var known = await SendAsync(HttpMethod.Get, "/api/session", cookie);
        using var ended = await SendAsync(HttpMethod.Delete, "/api/session", cookie, session.GetProperty("csrfToken").GetString());
        using var stolen = await SendAsync(HttpMethod.Get, "/api/session", cookie);

        Assert.Equal(session.ToString(), (await known.Content.ReadFromJsonAsync<JsonElement>()).ToString());
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.StartsWith("nebula_session=; expires=Thu, 01 Jan 1970", ended.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.Equal("session_expired", await CodeOfAsync(stolen));
    }

    [Fact]
    public async Task SignIn_RightPassword_AnswersAsTheContractSays()
    {
        var (_, session) = await SignInAsync();

        Assert.Equal(["user", "permissions", "hasSecondFactor", "secondFactorMissing", "csrfToken", "createdAt", "expiresAt", "idleExpiresAt"], session.EnumerateObject().Select(member => member.Name));
        Assert.Equal("owner", session.GetProperty("user").GetProperty("role").GetString());
        Assert.Contains("monitors.write", session.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
        Assert.Equal(TimeSpan.FromDays(30), session.GetProperty("expiresAt").GetDateTimeOffset() - session.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task SignIn_WithAPlantedCookie_GivesANewTokenAndEndsTheOldSession()
    {
        var (planted, _) = await SignInAsync();

        var (fresh, _) = await SignInAsync(planted);
        using var old = await SendAsync(HttpMethod.Get, "/api/session", planted);

        Assert.NotEqual(planted, fresh);
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
    }

    [Fact]
    public async Task Restart_OpenSession_IsStillSignedIn()
    {
        var (cookie, _) = await SignInAsync();

        await inhabited.Host.StopAsync();
        await inhabited.Host.StartAsync();
        using var after = await SendAsync(HttpMethod.Get, "/api/session", cookie);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task SignIn_AsAFormOfAnotherSiteWouldSendIt_IsRefused(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session");
        request.Content = new StringContent(JsonSerializer.Serialize(RightCredentials), Encoding.UTF8);
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);

        using var response = await inhabited.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("body_not_json", await CodeOfAsync(response));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task SignIn_FromAnotherSite_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(RightCredentials) };
        request.Headers.Add(header, value);

        using var response = await inhabited.Client.SendAsync(request);

        Assert.Equal("cross_site_refused", await CodeOfAsync(response));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_SixthGuess_TellsTheWaitInHeaderAndBody()
    {
        HttpResponseMessage? last = null;
        foreach (var _ in Enumerable.Range(0, 6))
        {
            last?.Dispose();
            last = await GuessAsync("somebody", "203.0.113.7");
        }

        var problem = await last!.Content.ReadFromJsonAsync<JsonElement>();
        var seconds = problem.GetProperty("retryAfterSeconds").GetInt64();
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.InRange(seconds, 1, 10);
        Assert.Equal(TimeSpan.FromSeconds(seconds), last.Headers.RetryAfter?.Delta);
        Assert.Contains($"wait {seconds} s", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        last.Dispose();
    }

    [Fact]
    public async Task SignIn_ManyNamesFromOneAddress_StopsThatAddressOnly()
    {
        foreach (var number in Enumerable.Range(0, 21))
        {
            (await GuessAsync($"name {number}", "203.0.113.8")).Dispose();
        }

        using var same = await GuessAsync("another", "203.0.113.8");
        using var other = await GuessAsync("another", "203.0.113.9");

        Assert.Equal(HttpStatusCode.TooManyRequests, same.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
    }

    [Fact]
    public async Task GetSession_TokenInTheUrl_IsNobody()
    {
        var (cookie, _) = await SignInAsync();
        var token = cookie.Split('=')[1];

        using var response = await inhabited.Client.GetAsync($"/api/session?nebula_session={token}&access_token={token}");

        Assert.Equal("not_signed_in", await CodeOfAsync(response));
    }

    [Fact]
    public async Task CreateOwner_InstallationHasOne_IsTold()
    {
        var body = new { token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", name = "Usurper", password = "a few words in a row" };

        using var response = await inhabited.Client.PostAsJsonAsync("/api/setup/owner", body);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("setup_done", await CodeOfAsync(response));
    }

    [Fact]
    public async Task GetSetup_InstallationHasAnOwner_TellsAStrangerNothingMore()
    {
        var answer = await inhabited.Client.GetStringAsync("/api/setup");

        Assert.Equal("""{"required":false,"host":"","linkExpired":false}""", answer);
    }

    private async Task<(string Cookie, JsonElement Session)> SignInAsync(string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(RightCredentials) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await inhabited.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var header = response.Headers.GetValues("Set-Cookie").Single();
        return (header.Split(';')[0], await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private async Task<HttpResponseMessage> GuessAsync(string name, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { name, password = "guess" }) };
        request.Headers.Add("X-Forwarded-For", address);
        return await inhabited.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string cookie, string? csrf = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (csrf is not null)
        {
            request.Headers.Add("X-CSRF-Token", csrf);
        }

        return await inhabited.Client.SendAsync(request);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Functions.Tests.Audit;
using Nebula.Platform.Identity;
using Nebula.Testing;
using OtpNet;

namespace Nebula.Functions.Tests.SecondFactor;

/// <summary>The owner's second factor over the running app, from the key to the way back.</summary>
public sealed class SecondFactorFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Owner_SetsUpSignsInAndIsLetBackInByTheMachine()
    {
        var stale = await inhabited.OpenAsync(Role.Owner, minutes: 11);
        using var tooOld = await inhabited.SendAsync(HttpMethod.Post, "/api/account/totp", stale);
        var own = await inhabited.OpenAsync(Role.Owner);
        var (app, key) = await BeginAsync(own);
        using var enabled = await inhabited.SendAsync(HttpMethod.Put, "/api/account/totp", own, new { code = app.ComputeTotp() });
        var codes = (await ReadAsync(enabled)).GetProperty("codes").EnumerateArray().Select(code => code.GetString()!).ToList();

        using var first = await SignInAsync();
        var challenge = CookieOf(first, "nebula_challenge");
        using var stranger = await FinishAsync(null, codes[0]);
        using var wrong = await FinishAsync(challenge, "no code");
        using var finished = await FinishAsync(challenge, codes[0]);
        using var again = await FinishAsync(challenge, codes[1]);
        using var users = await inhabited.SendAsync(HttpMethod.Get, "/api/users", (CookieOf(finished, "nebula_session")!, ""));
        var listed = await users.Content.ReadAsStringAsync();

        using var reset = await ResetAsync();
        using var without = await SignInAsync();

        Assert.Equal("reauthentication_required", await CodeOfAsync(tooOld));
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Null(CookieOf(first, "nebula_session"));
        Assert.DoesNotContain(challenge!, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("httponly", first.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.Unauthorized, "challenge_ended"), (stranger.StatusCode, await CodeOfAsync(stranger)));
        Assert.Equal("code_wrong", await CodeOfAsync(wrong));
        var refusal = await new AuditReader(inhabited.Host).WaitForAsync(row => row.Action == "sessions.create" && row.Detail?.StartsWith("code_wrong", StringComparison.Ordinal) == true);
        Assert.Equal(InhabitedHost.OwnerName, refusal.TargetName);
        Assert.True((await ReadAsync(finished)).GetProperty("hasSecondFactor").GetBoolean());
        Assert.Equal("challenge_ended", await CodeOfAsync(again));
        Assert.Contains("\"secondFactor\":true", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Equal(HttpStatusCode.OK, without.StatusCode);
    }

    [Fact]
    public async Task Admin_WhereOneIsRequired_HasTheAccountAloneUntilItIsThere()
    {
        var owner = await inhabited.OpenAsync(Role.Owner);
        using var set = await RequireAsync(owner);
        var admin = await inhabited.OpenAsync(Role.Admin);

        using var session = await inhabited.SendAsync(HttpMethod.Get, "/api/session", admin);
        using var refused = await inhabited.SendAsync(HttpMethod.Get, "/api/audit", admin);
        using var denied = await inhabited.SendAsync(HttpMethod.Get, "/api/audit/export", admin);
        using var key = await inhabited.SendAsync(HttpMethod.Post, "/api/account/api-keys", admin, new { name = "way round", permissions = new[] { "audit.read" } });
        var (app, _) = await BeginAsync(admin);
        using var enabled = await inhabited.SendAsync(HttpMethod.Put, "/api/account/totp", admin, new { code = app.ComputeTotp() });
        using var open = await inhabited.SendAsync(HttpMethod.Get, "/api/audit", (CookieOf(enabled, "nebula_session")!, admin.Csrf));

        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        Assert.True((await ReadAsync(session)).GetProperty("secondFactorMissing").GetBoolean());
        Assert.Equal("second_factor_required", await CodeOfAsync(refused));
        Assert.Equal("permission_missing", await CodeOfAsync(denied));
        Assert.Equal("second_factor_required", await CodeOfAsync(key));
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    private async Task<HttpResponseMessage> RequireAsync((string Token, string Csrf) owner)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/settings/NEBULA_REQUIRE_SECOND_FACTOR") { Content = JsonContent.Create(new { value = "true" }) };
        request.Headers.Add("Cookie", $"nebula_session={owner.Token}");
        request.Headers.Add("X-CSRF-Token", owner.Csrf);
        request.Headers.Add("Origin", inhabited.Origin);
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        return await inhabited.Client.SendAsync(request);
    }

    private async Task<(Totp App, string Key)> BeginAsync((string Token, string Csrf) own)
    {
        using var begun = await inhabited.SendAsync(HttpMethod.Post, "/api/account/totp", own);
        var setup = await ReadAsync(begun);
        var key = setup.GetProperty("key").GetString()!;
        Assert.True(setup.GetProperty("picture").GetProperty("size").GetInt32() > 20);
        return (new Totp(Base32Encoding.ToBytes(key)), key);
    }

    private Task<HttpResponseMessage> SignInAsync() =>
        inhabited.Client.PostAsJsonAsync("/api/session", new { name = InhabitedHost.OwnerName, password = InhabitedHost.OwnerPassword });

    private async Task<HttpResponseMessage> FinishAsync(string? challenge, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session/code") { Content = JsonContent.Create(new { code }) };
        request.Headers.Add("Cookie", challenge is null ? "other=1" : $"nebula_challenge={challenge}");
        return await inhabited.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> ResetAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/internal/totp-resets") { Content = JsonContent.Create(new { name = InhabitedHost.OwnerName }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
        return await inhabited.Client.SendAsync(request);
    }

    private static string? CookieOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? cookies.FirstOrDefault(cookie => cookie.StartsWith($"{name}=", StringComparison.Ordinal))?.Split(';')[0][(name.Length + 1)..]
            : null;

    private static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) => (await ReadAsync(response)).GetProperty("code").GetString();
}

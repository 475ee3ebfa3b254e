using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.ForwardAuth;

/// <summary>A proxy's word over the running app. The tests come from where the proxy would.</summary>
public sealed class ForwardAuthFlowTests(ForwardAuthHost host) : IClassFixture<ForwardAuthHost>
{
    private readonly InhabitedHost _inhabited = host.Inhabited;

    [Fact]
    public async Task SignIn_NameThatAUserLinked_OpensThatUsersSessionAndNoOther()
    {
        var (stale, own) = (await _inhabited.OpenAsync(Role.Operator, minutes: 11), await _inhabited.OpenAsync(Role.Operator));
        using var unknown = await SendAsync(HttpMethod.Post, "/api/sign-in/forwarded", "viewer-false");
        using var tooOld = await SendAsync(HttpMethod.Post, "/api/account/forwarded-identity", "ann", stale);
        using var nobody = await SendAsync(HttpMethod.Post, "/api/account/forwarded-identity", null, own);
        using var linked = await SendAsync(HttpMethod.Post, "/api/account/forwarded-identity", "ann", own);
        using var taken = await SendAsync(HttpMethod.Post, "/api/account/forwarded-identity", "ann", await _inhabited.OpenAsync(Role.Viewer));
        using var ways = await SendAsync(HttpMethod.Get, "/api/sign-in", "ann");

        var viewer = await _inhabited.OpenAsync(Role.Viewer);
        using var ignored = await SendAsync(HttpMethod.Get, "/api/session", "ann", viewer);
        using var alone = await SendAsync(HttpMethod.Get, "/api/users", "ann");
        using var opened = await SendAsync(HttpMethod.Post, "/api/sign-in/forwarded", "ann", viewer);
        using var replaced = await SendAsync(HttpMethod.Get, "/api/session", null, viewer);
        var session = await OfAsync(opened);
        using var act = await SendAsync(HttpMethod.Delete, "/api/account/forwarded-identity", null, session);

        Assert.Equal("forward_auth_unknown", await CodeOfAsync(unknown));
        Assert.Equal("reauthentication_required", await CodeOfAsync(tooOld));
        Assert.Equal("forward_auth_absent", await CodeOfAsync(nobody));
        Assert.Equal(HttpStatusCode.NoContent, linked.StatusCode);
        Assert.Equal("identity_linked", await CodeOfAsync(taken));
        Assert.Contains("\"forwarded\":\"ann\"", await ways.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("\"role\":\"viewer\"", await ignored.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("not_signed_in", await CodeOfAsync(alone));
        Assert.Contains("\"role\":\"operator\"", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("session_expired", await CodeOfAsync(replaced));
        Assert.Equal("reauthentication_required", await CodeOfAsync(act));
        Assert.True(await _inhabited.QueryAsync<bool>(
            "select exists (select from (select after_value from audit_outbox union all select after_value from audit_log) a where after_value->>'method' = 'forward_auth')", new { }));
    }

    [Fact]
    public async Task SignIn_AdminWithoutTheSecondFactorThatIsAsked_HasTheAccountAlone()
    {
        using var linked = await SendAsync(HttpMethod.Post, "/api/account/forwarded-identity", "root", await _inhabited.OpenAsync(Role.Admin));
        using var opened = await SendAsync(HttpMethod.Post, "/api/sign-in/forwarded", "root");

        using var users = await SendAsync(HttpMethod.Get, "/api/users", "root", await OfAsync(opened));
        using var doubled = await SendAsync(HttpMethod.Post, "/api/sign-in/forwarded", "root", names: 2);

        Assert.Equal("second_factor_required", await CodeOfAsync(users));
        Assert.Equal("forward_auth_refused", await CodeOfAsync(doubled));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? user, (string Token, string Csrf)? session = null, int names = 1)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = JsonContent.Create(new { });
        }

        request.Headers.Add("Origin", _inhabited.Origin);
        for (var number = 0; user is not null && number < names; number++)
        {
            request.Headers.Add("Remote-User", user);
        }

        if (session is { } own)
        {
            request.Headers.Add("Cookie", $"nebula_session={own.Token}");
            request.Headers.Add("X-CSRF-Token", own.Csrf);
        }

        return await _inhabited.Client.SendAsync(request);
    }

    private static async Task<(string Token, string Csrf)> OfAsync(HttpResponseMessage opened)
    {
        var cookie = opened.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("nebula_session=", StringComparison.Ordinal));
        return (cookie["nebula_session=".Length..].Split(';')[0], (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrfToken").GetString()!);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

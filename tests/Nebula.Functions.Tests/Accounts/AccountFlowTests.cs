using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Accounts;

/// <summary>One's own account over the running app.</summary>
public sealed class AccountFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Sessions_ListAndEndOne_TheOtherGoesOn()
    {
        var (own, other) = (await inhabited.OpenAsync(Role.Viewer), await inhabited.OpenAsync(Role.Viewer));
        using var listed = await inhabited.SendAsync(HttpMethod.Get, "/api/account/sessions", own);
        var items = (await listed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().ToList();

        using var ended = await inhabited.SendAsync(HttpMethod.Delete, "/api/account/sessions", own);
        using var dead = await inhabited.SendAsync(HttpMethod.Get, "/api/session", other);
        using var alive = await inhabited.SendAsync(HttpMethod.Get, "/api/session", own);

        Assert.Single(items, item => item.GetProperty("isThis").GetBoolean());
        Assert.DoesNotContain("token", await listed.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, dead.StatusCode);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Confirm_AfterALongTime_OpensTheWayWithANewCookie()
    {
        var stale = await inhabited.OpenAsync(Role.Owner, minutes: 11);
        using var refused = await inhabited.SendAsync(HttpMethod.Post, "/api/secrets/rotations", stale, new { });
        using var wrong = await inhabited.SendAsync(HttpMethod.Post, "/api/session/confirm", stale, new { password = "wrong" });
        using var confirmed = await inhabited.SendAsync(HttpMethod.Post, "/api/session/confirm", stale, new { password = InhabitedHost.OwnerPassword });

        using var old = await inhabited.SendAsync(HttpMethod.Get, "/api/session", stale);
        var fresh = confirmed.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=')[1];
        using var passed = await inhabited.SendAsync(HttpMethod.Post, "/api/secrets/rotations", (fresh, stale.Csrf), new { forgetOldKeys = "no" });

        Assert.Equal("reauthentication_required", await CodeOfAsync(refused));
        Assert.Equal((HttpStatusCode.BadRequest, "proof_wrong"), (wrong.StatusCode, await CodeOfAsync(wrong)));
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        Assert.Equal("body_invalid", await CodeOfAsync(passed));
    }

    [Theory]
    [InlineData("""{"currentPassword":"x","newPassword":"y","userId":"0193568e-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"currentPassword":"x","newPassword":"y","role":"owner"}""")]
    public async Task ChangePassword_WithMembersThatAreNotTheCallersToSet_IsRefused(string json)
    {
        var own = await inhabited.OpenAsync(Role.Viewer);

        using var response = await inhabited.SendAsync(HttpMethod.Put, "/api/account/password", own, JsonDocument.Parse(json).RootElement);

        Assert.Equal("body_invalid", await CodeOfAsync(response));
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

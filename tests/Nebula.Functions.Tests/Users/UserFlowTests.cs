using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Users;

/// <summary>Users over the running app.</summary>
public sealed class UserFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Invite_FromLinkToSession_TellsNoHostAndWorksOnce()
    {
        var admin = await inhabited.OpenAsync(Role.Admin);
        using var invited = await inhabited.SendAsync(HttpMethod.Post, "/api/invites", admin, new { name = "Ned Land", role = "operator" });
        var answer = await invited.Content.ReadAsStringAsync();
        var token = JsonDocument.Parse(answer).RootElement.GetProperty("token").GetString();
        using var look = await inhabited.Client.PostAsJsonAsync("/api/invites/look", new { token });
        var before = await inhabited.OpenAsync(Role.Viewer);
        using var accepted = await inhabited.SendAsync(HttpMethod.Post, "/api/invites/accept", before, new { token, password = "words for a newcomer" });
        using var left = await inhabited.SendAsync(HttpMethod.Get, "/api/session", before);
        using var again = await inhabited.Client.PostAsJsonAsync("/api/invites/accept", new { token, password = "words for a newcomer" });

        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        Assert.DoesNotContain("http", answer, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("operator", (await look.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString());
        Assert.Equal("operator", (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("user").GetProperty("role").GetString());
        Assert.True(accepted.Headers.Contains("Set-Cookie"));
        Assert.Equal("session_expired", await CodeOfAsync(left));
        Assert.Equal("invite_dead", await CodeOfAsync(again));
    }

    [Fact]
    public async Task Roles_ForAnAdmin_AreWhatTheAppDecidesBy()
    {
        using var response = await inhabited.SendAsync(HttpMethod.Get, "/api/roles", await inhabited.OpenAsync(Role.Admin));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();

        var told = answer.GetProperty("roles").EnumerateArray().ToDictionary(
            role => role.GetProperty("role").GetString()!, role => role.GetProperty("permissions").EnumerateArray().Select(name => name.GetString()!).ToHashSet());
        Assert.Equal(["viewer", "operator", "admin", "owner"], told.Keys);
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(RolePermissions.Of(role).ToHashSet(), told[role.ToString().ToLowerInvariant()]));
        Assert.Equal(told["owner"].Count, answer.GetProperty("permissions").GetArrayLength());
    }

    [Fact]
    public async Task AcceptInvite_WithARoleOfOnesOwn_IsRefused()
    {
        using var response = await inhabited.Client.PostAsJsonAsync(
            "/api/invites/accept", new { token = SecretToken.Create(), password = "words for a newcomer", role = "owner" });

        Assert.Equal("body_invalid", await CodeOfAsync(response));
    }

    [Fact]
    public async Task ChangeRole_ByAdmin_ReachesNoFurtherThanOperators()
    {
        var (admin, owner) = (await inhabited.OpenAsync(Role.Admin), await inhabited.OpenAsync(Role.Owner));
        var users = (await ListAsync(owner)).ToDictionary(user => user.GetProperty("role").GetString()!, user => user.GetProperty("id").GetString());

        using var lift = await inhabited.SendAsync(HttpMethod.Put, $"/api/users/{users["viewer"]}/role", admin, new { role = "admin" });
        using var coup = await inhabited.SendAsync(HttpMethod.Put, $"/api/users/{users["owner"]}/role", admin, new { role = "viewer" });
        using var self = await inhabited.SendAsync(HttpMethod.Put, "/api/owner", admin, new { userId = users["admin"] });
        using var delete = await inhabited.SendAsync(HttpMethod.Delete, $"/api/users/{users["owner"]}", owner);

        Assert.Equal("role_beyond_yours", await CodeOfAsync(lift));
        Assert.Equal("owner_stays", await CodeOfAsync(coup));
        Assert.Equal("permission_missing", await CodeOfAsync(self));
        Assert.Equal("owner_stays", await CodeOfAsync(delete));
    }

    [Fact]
    public async Task List_Always_ShowsNoHashAndNoToken()
    {
        using var response = await inhabited.SendAsync(HttpMethod.Get, "/api/users", await inhabited.OpenAsync(Role.Admin));

        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("argon2", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<List<JsonElement>> ListAsync((string Token, string Csrf) session)
    {
        using var response = await inhabited.SendAsync(HttpMethod.Get, "/api/users", session);
        var page = await response.Content.ReadFromJsonAsync<JsonElement>();
        return [.. page.GetProperty("items").EnumerateArray().Where(user => user.GetProperty("disabledAt").ValueKind == JsonValueKind.Null && user.GetProperty("name").GetString() != "Ned Land")];
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

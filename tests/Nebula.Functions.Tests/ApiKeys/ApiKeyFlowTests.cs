using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Functions.Tests.ApiKeys;

/// <summary>API keys over the running app.</summary>
public sealed class ApiKeyFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Key_FromMakingToRevoking_WorksForWhatItIsAllowed()
    {
        var owner = await inhabited.OpenAsync(Role.Owner);
        var body = new { name = "grafana", permissions = new[] { "monitors.read" }, expiresInDays = 30 };
        using var made = await inhabited.SendAsync(HttpMethod.Post, "/api/account/api-keys", owner, body);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        var (token, id) = (answer.GetProperty("token").GetString()!, answer.GetProperty("key").GetProperty("id").GetString());

        using var read = await AskAsync(HttpMethod.Get, "/api/monitors", token);
        using var write = await AskAsync(HttpMethod.Post, "/api/monitors", token);
        using var listed = await inhabited.SendAsync(HttpMethod.Get, "/api/account/api-keys", owner);
        using var revoked = await inhabited.SendAsync(HttpMethod.Delete, $"/api/account/api-keys/{id}", owner);
        using var dead = await AskAsync(HttpMethod.Get, "/api/monitors", token);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "permission_missing"), (write.StatusCode, await CodeOfAsync(write)));
        Assert.DoesNotContain(token, await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, "api_key_unknown"), (dead.StatusCode, await CodeOfAsync(dead)));
    }

    [Fact]
    public async Task Create_AfterALongTime_AsksForTheProof()
    {
        var stale = await inhabited.OpenAsync(Role.Owner, minutes: 11);

        using var made = await inhabited.SendAsync(HttpMethod.Post, "/api/account/api-keys", stale, new { name = "late", permissions = new[] { "status.read" } });

        Assert.Equal("reauthentication_required", await CodeOfAsync(made));
    }

    [Fact]
    public async Task Key_OfOneUser_IsNotAnothersToRevokeButAnAdmins()
    {
        var (owner, viewer, admin) = (await inhabited.OpenAsync(Role.Owner), await inhabited.OpenAsync(Role.Viewer), await inhabited.OpenAsync(Role.Admin));
        using var made = await inhabited.SendAsync(HttpMethod.Post, "/api/account/api-keys", owner, new { name = "mine", permissions = new[] { "status.read" } });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetProperty("id").GetString();

        using var guessed = await inhabited.SendAsync(HttpMethod.Delete, $"/api/account/api-keys/{id}", viewer);
        using var beyond = await inhabited.SendAsync(HttpMethod.Delete, $"/api/api-keys/{id}", viewer);
        using var revoked = await inhabited.SendAsync(HttpMethod.Delete, $"/api/api-keys/{id}", admin);

        Assert.Equal("api_key_not_found", await CodeOfAsync(guessed));
        Assert.Equal("permission_missing", await CodeOfAsync(beyond));
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
    }

    [Fact]
    public async Task Issue_ByTheOperatorOfTheMachine_GivesNoMoreThanTheUserHas()
    {
        using var issued = await AskAsync(
            HttpMethod.Post, "/api/internal/api-keys", FunctionsHost.ServiceToken, new { user = "VIEWER-false", name = "cron", permissions = new[] { "status.read" } });
        using var beyond = await AskAsync(
            HttpMethod.Post, "/api/internal/api-keys", FunctionsHost.ServiceToken, new { user = "viewer-false", name = "coup", permissions = new[] { "users.write" } });
        using var nobody = await AskAsync(
            HttpMethod.Post, "/api/internal/api-keys", FunctionsHost.ServiceToken, new { user = "nobody at all", name = "x", permissions = new[] { "status.read" } });

        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        Assert.Equal("api_key_invalid", await CodeOfAsync(beyond));
        Assert.Equal("user_not_found", await CodeOfAsync(nobody));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string bearer, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await inhabited.Client.SendAsync(request);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

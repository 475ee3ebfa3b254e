using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Settings;

/// <summary>Settings that open doors, over the running app.</summary>
public sealed class GuardedSettingTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private const string Dangerous = "/api/settings/NEBULA_OUTBOUND_ALLOW";
    private const string Harmless = "/api/settings/NEBULA_LOG_LEVEL";

    [Theory]
    [InlineData(Dangerous, "reauthentication_required")]
    [InlineData(Harmless, "if_match_invalid")]
    public async Task SetAndReset_BySessionOfElevenMinutes_AskForTheProofWhereDoorsOpen(string setting, string code)
    {
        var stale = await inhabited.OpenAsync(Role.Owner, minutes: 11);

        using var set = await inhabited.SendAsync(HttpMethod.Put, setting, stale, new { value = "x" });
        using var reset = await inhabited.SendAsync(HttpMethod.Delete, setting, stale);

        Assert.Equal(code, await CodeOfAsync(set));
        Assert.Equal(code, await CodeOfAsync(reset));
    }

    [Fact]
    public async Task Set_DangerousOneByApiKeyOfTheOwner_NeedsAPerson()
    {
        var owner = await inhabited.OpenAsync(Role.Owner);
        var body = new { name = "settings", permissions = new[] { Permissions.SettingsWrite, Permissions.SettingsSecure } };
        using var made = await inhabited.SendAsync(HttpMethod.Post, "/api/account/api-keys", owner, body);
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Put, Dangerous) { Content = JsonContent.Create(new { value = "127.0.0.1:9" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"0\""));

        using var set = await inhabited.Host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Forbidden, "person_needed"), (set.StatusCode, await CodeOfAsync(set)));
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Passkeys;

/// <summary>Passkeys over the running app, as far as no device is needed.</summary>
public sealed class PasskeyFlowTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Add_AtAnAddressWithoutAHostName_SaysWhyAndAsksNoDevice()
    {
        var (stale, own) = (await inhabited.OpenAsync(Role.Operator, minutes: 11), await inhabited.OpenAsync(Role.Operator));

        using var unproved = await inhabited.SendAsync(HttpMethod.Post, "/api/account/passkeys/options", stale);
        using var refused = await inhabited.SendAsync(HttpMethod.Post, "/api/account/passkeys/options", own);
        using var listed = await inhabited.SendAsync(HttpMethod.Get, "/api/account/passkeys", own);
        using var ways = await inhabited.Client.GetAsync("/api/sign-in");

        Assert.Equal("reauthentication_required", await TextOfAsync(unproved, "code"));
        Assert.Equal((HttpStatusCode.Conflict, "passkeys_not_here"), (refused.StatusCode, await TextOfAsync(refused, "code")));
        Assert.Contains("open http://localhost:", await TextOfAsync(listed, "whyNot"), StringComparison.Ordinal);
        Assert.Contains("\"passkeys\":false", await ways.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AtLocalhost_AsksForAVerifiedPersonAndTakesNothingElse()
    {
        using var asked = await PostAsync("/api/sign-in/passkey/options", new { });
        var cookie = asked.Headers.GetValues("Set-Cookie").Single();
        using var wrong = await PostAsync("/api/sign-in/passkey", new { credential = new { id = "AA", type = "public-key" } }, cookie.Split(';')[0]);
        using var again = await PostAsync("/api/sign-in/passkey", new { credential = new { } }, cookie.Split(';')[0]);

        using var document = JsonDocument.Parse(await asked.Content.ReadAsStringAsync());
        var options = document.RootElement.GetProperty("options");
        Assert.Equal(("localhost", "required"), (options.GetProperty("rpId").GetString(), options.GetProperty("userVerification").GetString()));
        Assert.Matches("^nebula_passkey=[^;]{43}; max-age=300; path=/; samesite=strict; httponly$", cookie);
        Assert.Equal((HttpStatusCode.Forbidden, "passkey_refused"), (wrong.StatusCode, await TextOfAsync(wrong, "code")));
        Assert.Equal("passkey_question_dead", await TextOfAsync(again, "code"));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, object body, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Host = "localhost:8080";
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await inhabited.Client.SendAsync(request);
    }

    private static async Task<string?> TextOfAsync(HttpResponseMessage answer, string name)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty(name).GetString();
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

/// <summary>The owner's browser: the session's cookie, and its token on every request.</summary>
internal static class OwnerClient
{
    private const string Password = "violet kettle under the 7 stairs";

    public static async Task<HttpClient> SignInAsync(FunctionsHost host)
    {
        await host.WaitForReadyAsync();
        using var link = new HttpRequestMessage(HttpMethod.Post, "/api/internal/setup-links");
        link.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
        using var linked = await host.Client.SendAsync(link);
        using var opened = linked.IsSuccessStatusCode
            ? await PostAsync(host, "/api/setup/owner", new { token = (await ReadAsync(linked)).GetProperty("token").GetString(), name = "owner", password = Password })
            : await PostAsync(host, "/api/session", new { name = "owner", password = Password });
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = host.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (await ReadAsync(opened)).GetProperty("csrfToken").GetString());
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<HttpResponseMessage> PostAsync(FunctionsHost host, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await host.Client.SendAsync(request);
    }
}

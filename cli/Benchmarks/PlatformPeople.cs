using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Nebula.Cli.Benchmarks;

/// <summary>An owner and some users with passwords, made over the API; they sign in from wherever they like.</summary>
internal sealed class PlatformPeople : IDisposable
{
    public const int Users = 40;
    private const string Password = "a bench in the park at noon";

    private readonly HttpClient _client;

    private PlatformPeople(HttpClient client) => _client = client;

    public static async Task<PlatformPeople> SettleAsync(Uri url, CancellationToken cancellationToken)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 256 };
        var people = new PlatformPeople(new HttpClient(handler) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) });
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/api/internal/setup-links");
        ask.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PlatformRig.ServiceToken);
        var token = (await people.SendAsync(ask, cancellationToken)).Body.GetProperty("token").GetString();
        using var claim = Json(HttpMethod.Post, "/api/setup/owner", new { token, name = "owner", password = Password });
        var (owner, session) = await people.SendAsync(claim, cancellationToken);
        for (var user = 0; user < Users; user++)
        {
            using var create = Json(HttpMethod.Post, "/api/users", new { name = NameOf(user), role = "viewer", password = Password });
            create.Headers.Add("Cookie", session);
            create.Headers.Add("X-CSRF-Token", owner.GetProperty("csrfToken").GetString());
            create.Headers.Add("Origin", url.GetLeftPart(UriPartial.Authority));
            await people.SendAsync(create, cancellationToken);
        }

        return people;
    }

    /// <summary>Signs one of them in. One at a time each: attempts count until their password turns out to be right.</summary>
    /// <returns>The cookie, as a request sends it.</returns>
    public async Task<string> SignInAsync(int user, CancellationToken cancellationToken)
    {
        using var request = SignIn(NameOf(user), Password, AddressOf(user));
        return (await SendAsync(request, cancellationToken)).Cookie;
    }

    /// <summary>Tries a name that nobody has.</summary>
    public async Task<HttpStatusCode> GuessAsync(int attempt, CancellationToken cancellationToken)
    {
        using var request = SignIn(string.Create(CultureInfo.InvariantCulture, $"stranger-{attempt}"), "what might it be today", AddressOf(attempt));
        using var response = await _client.SendAsync(request, cancellationToken);
        return response.StatusCode;
    }

    /// <summary>Addresses apart from each other, as of many networks.</summary>
    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");

    public void Dispose() => _client.Dispose();

    private static string NameOf(int user) => string.Create(CultureInfo.InvariantCulture, $"user-{user:00}");

    private static HttpRequestMessage SignIn(string name, string password, string address)
    {
        var request = Json(HttpMethod.Post, "/api/session", new { name, password });
        request.Headers.Add("X-Forwarded-For", address);
        return request;
    }

    private static HttpRequestMessage Json(HttpMethod method, string path, object body) => new(method, path) { Content = JsonContent.Create(body) };

    private async Task<(JsonElement Body, string Cookie)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new InvalidOperationException($"{request.RequestUri} answered {(int)response.StatusCode}: {answer}");
        }

        var cookie = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : "";
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken), cookie);
    }
}

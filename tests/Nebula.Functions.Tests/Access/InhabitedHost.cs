using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Access;

/// <summary>The running app with an owner, made by the setup link, and a user of each role; hands out a fresh session for each request.</summary>
public sealed class InhabitedHost : IAsyncLifetime
{
    public const string OwnerName = "Captain Nemo";
    public const string OwnerPassword = "twenty thousand leagues";

    private readonly Dictionary<Role, Guid> _users = [];
    private Guid _disabled;
    private Guid _unproved;

    public FunctionsHost Host { get; } = new();

    public HttpClient Client => Host.Client;

    public string Origin => $"http://{Client.BaseAddress!.Authority}";

    public async Task InitializeAsync()
    {
        // The tests come from where a proxy would, to be many clients.
        Host.Environment["NEBULA_TRUSTED_PROXIES"] = "127.0.0.1";
        await Host.InitializeAsync();
        await Host.WaitForReadyAsync();
        await ClaimAsync();
        foreach (var role in new[] { Role.Viewer, Role.Operator, Role.Admin })
        {
            _users[role] = await AddUserAsync(role, disabled: false);
        }

        _users[Role.Owner] = await QueryAsync<Guid>("select id from users where role = 'owner'", new { });
        _disabled = await AddUserAsync(Role.Admin, disabled: true);
    }

    /// <summary>Gives every user a second factor, and adds an admin who has none.</summary>
    internal async Task ProveSecondFactorsAsync()
    {
        await QueryAsync<object>("insert into totp_secrets (user_id, secret, created_at, confirmed_at) select id, ''::bytea, now(), now() from users", new { });
        _unproved = await AddUserAsync(Role.Admin, disabled: false, "admin-unproved");
    }

    internal Guid IdOf(Role role) => _users[role];

    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>Puts on a request whatever the caller would send along.</summary>
    internal async Task SignAsync(HttpRequestMessage request, CallerKind caller)
    {
        switch (caller)
        {
            case CallerKind.Anonymous:
                return;

            case CallerKind.Service:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
                return;

            case CallerKind.Launcher:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.LauncherToken);
                return;

            case CallerKind.WrongService:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", SecretToken.Create());
                return;

            case CallerKind.ServiceBesideASession:
                var (beside, besideCsrf) = await OpenAsync(_users[Role.Owner]);
                Add(request, beside, besideCsrf, Origin);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
                return;

            case CallerKind.AdminWithoutTheSecondFactorThatIsAsked:
                var (unproved, unprovedCsrf) = await OpenAsync(_unproved);
                Add(request, unproved, unprovedCsrf, Origin);
                return;

            case CallerKind.Viewer or CallerKind.Operator or CallerKind.Admin or CallerKind.Owner:
                var (cookie, csrf) = await OpenAsync(_users[Enum.Parse<Role>(caller.ToString())]);
                Add(request, cookie, csrf, Origin);
                return;

            case CallerKind.KeyOfOwner:
                Show(request, await MakeKeyAsync(_users[Role.Owner], ApiKeyScopes.Of(Role.Owner)));
                return;

            case CallerKind.KeyForReadingStatus:
                Show(request, await MakeKeyAsync(_users[Role.Owner], [Permissions.StatusRead]));
                return;

            case CallerKind.KeyBeyondItsUsersRole:
                Show(request, await MakeKeyAsync(_users[Role.Viewer], RolePermissions.Of(Role.Owner)));
                return;

            case CallerKind.KeyExpired:
                Show(request, await MakeKeyAsync(_users[Role.Owner], ApiKeyScopes.Of(Role.Owner), days: -1));
                return;

            case CallerKind.KeyOfDisabledUser:
                Show(request, await MakeKeyAsync(_disabled, ApiKeyScopes.Of(Role.Admin)));
                return;

            case CallerKind.KeyBesideASession:
                var (besides, besidesCsrf) = await OpenAsync(_users[Role.Owner]);
                Add(request, besides, besidesCsrf, Origin);
                Show(request, await MakeKeyAsync(_users[Role.Owner], ApiKeyScopes.Of(Role.Owner)));
                return;

            case CallerKind.ExpiredSession:
                var (expired, _) = await OpenAsync(_users[Role.Owner], days: -1);
                Add(request, expired, "any", Origin);
                return;

            case CallerKind.OwnerAfterALongTime:
                var (stale, staleCsrf) = await OpenAsync(_users[Role.Owner], minutes: 11);
                Add(request, stale, staleCsrf, Origin);
                return;

            case CallerKind.DisabledUser:
                var (shut, shutCsrf) = await OpenAsync(_disabled);
                Add(request, shut, shutCsrf, Origin);
                return;

            case CallerKind.OwnerWithWrongCsrfToken:
                var (own, _) = await OpenAsync(_users[Role.Owner]);
                Add(request, own, SecretToken.Create(), Origin);
                return;

            case CallerKind.OwnerLuredByAnotherSite:
                var (lured, stolen) = await OpenAsync(_users[Role.Owner]);
                Add(request, lured, stolen, "http://evil.example");
                return;

            default:
                throw new ArgumentOutOfRangeException(nameof(caller), caller, null);
        }
    }

    /// <summary>A fresh session of the role, for tests of several steps.</summary>
    internal Task<(string Token, string Csrf)> OpenAsync(Role role, int minutes = 0) => OpenAsync(_users[role], minutes: minutes);

    internal void Sign(HttpRequestMessage request, (string Token, string Csrf) session) => Add(request, session.Token, session.Csrf, Origin);

    /// <summary>What a page of our own sends along.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, (string Token, string Csrf) session, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        Add(request, session.Token, session.Csrf, Origin);
        return await Client.SendAsync(request);
    }

    public async Task<string> NewSetupLinkAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/internal/setup-links");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", FunctionsHost.ServiceToken);
        using var response = await Client.SendAsync(request);
        var link = await response.Content.ReadFromJsonAsync<JsonElement>();
        return link.GetProperty("token").GetString()!;
    }

    private async Task ClaimAsync()
    {
        var body = new { token = await NewSetupLinkAsync(), name = OwnerName, password = OwnerPassword };
        using var response = await Client.PostAsJsonAsync("/api/setup/owner", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    private static void Add(HttpRequestMessage request, string token, string csrf, string origin)
    {
        request.Headers.Add("Cookie", $"nebula_session={token}");
        request.Headers.Add("X-CSRF-Token", csrf);
        request.Headers.Add("Origin", origin);
    }

    private async Task<Guid> AddUserAsync(Role role, bool disabled, string? name = null)
    {
        var id = Guid.CreateVersion7();
        const string insert =
            """
            insert into users (id, name, name_key, role, password_hash, created_at, disabled_at)
            values (@id, @name, @name, @role, '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', now(), case when @disabled then now() end)
            """;
        await QueryAsync<object>(insert, new { id, name = name ?? $"{role}-{disabled}".ToLowerInvariant(), role = role.ToString().ToLowerInvariant(), disabled });
        return id;
    }

    private async Task<(string Token, string Csrf)> OpenAsync(Guid userId, int days = 30, int minutes = 0)
    {
        var (token, csrf) = (SecretToken.Create(), SecretToken.Create());
        const string insert =
            """
            insert into sessions (id, token_hash, user_id, csrf_token, created_at, authenticated_at, last_seen_at, expires_at, address, user_agent)
            values (@id, @hash, @userId, @csrf, now(), now() - make_interval(mins => @minutes), now(), now() + make_interval(days => @days), '127.0.0.1', 'test')
            """;
        await QueryAsync<object>(insert, new { id = Guid.CreateVersion7(), hash = SecretToken.HashOf(token), userId, csrf, days, minutes });
        return (token, csrf);
    }

    // Each from an address of its own: dead keys count against it.
    private static void Show(HttpRequestMessage request, string key)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.Add("X-Forwarded-For", new IPAddress(RandomNumberGenerator.GetBytes(16)).ToString());
    }

    internal async Task<string> MakeKeyAsync(Guid userId, IEnumerable<string> permissions, int days = 1)
    {
        var (id, token) = (Guid.CreateVersion7(), ApiKeyText.Create());
        const string insert =
            """
            insert into api_keys (id, handle, token_hash, user_id, name, permissions, created_at, expires_at)
            values (@id, @handle, @hash, @userId, @name, @permissions, now(), now() + make_interval(days => @days))
            """;
        var row = new { id, handle = ApiKeyText.HandleOf(token), hash = SecretToken.HashOf(token), userId, name = $"{id}", permissions = permissions.ToArray(), days };
        await QueryAsync<object>(insert, row);
        return token;
    }

    internal async Task<T?> QueryAsync<T>(string sql, object parameters)
    {
        await using var connection = await Host.Database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T?>(sql, parameters);
    }
}

using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Nebula.Testing.Http;

namespace Nebula.Testing.Oidc;

/// <summary>
/// An identity provider on loopback that speaks OpenID Connect with real signatures, made by hand so that no mistake is shared with the
/// library under test. It keeps to the rules (PKCE, one use a code, the client's secret) and lies in its tokens when told to.
/// </summary>
public sealed class FakeIdentityProvider : IAsyncDisposable
{
    public const string ClientId = "nebula";
    public const string ClientSecret = "the secret of the client";

    private readonly ConcurrentDictionary<string, Granted> _codes = new();
    private RSA _key = RSA.Create(2048);
    private string _keyId = "first";

    private FakeIdentityProvider(FakeHttpServer server) => Server = server;

    public FakeHttpServer Server { get; private set; }

    public string Issuer => Server.Url.ToString().TrimEnd('/');

    public string Subject { get; set; } = "f3a1";

    public string UserName { get; set; } = "ann";

    public string[] Groups { get; set; } = [];

    /// <summary>Whether groups and name are in the userinfo answer only.</summary>
    public bool IsTerse { get; set; }

    /// <summary>Changes the claims of the next tokens.</summary>
    public Action<JsonObject> Lie { get; set; } = _ => { };

    /// <summary>How the next tokens are signed: RS256, none, or HS256 with the client's secret.</summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>Whose name the published configuration carries; its own when null.</summary>
    public string? PublishedIssuer { get; set; }

    public static async Task<FakeIdentityProvider> StartAsync()
    {
        FakeIdentityProvider? self = null;
        var server = await FakeHttpServer.StartAsync(context => self!.AnswerAsync(context));
        self = new FakeIdentityProvider(server);
        return self;
    }

    /// <summary>New keys, as providers do from time to time; the old one is not published any more.</summary>
    public void RotateKeys() => (_key, _keyId) = (RSA.Create(2048), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));

    /// <summary>Signs with a key that is published nowhere, under the published one's name.</summary>
    public void ForgeKey() => Algorithm = "forged";

    /// <summary>The person signs in at the provider: what it then puts into the address of the redirect.</summary>
    public (string Code, string State) Authorize(string url)
    {
        var query = QueryHelpers.ParseQuery(new Uri(url).Query);
        Ensure(query["response_type"] == "code" && query["client_id"] == ClientId, "a code for the client");
        Ensure(query["code_challenge_method"] == "S256" && query["code_challenge"].ToString().Length == 43, "PKCE with S256");
        Ensure(query["nonce"].ToString().Length > 20 && query["state"].ToString().Length > 20, "nonce and state");
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Granted(query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!, query.GetValueOrDefault("max_age") == "0" && query.GetValueOrDefault("prompt") == "login");
        return (code, query["state"]!);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _key.Dispose();
    }

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/.well-known/openid-configuration" => WriteAsync(context, new JsonObject
        {
            ["issuer"] = PublishedIssuer ?? Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo",
            ["jwks_uri"] = $"{Issuer}/jwks",
        }),
        "/jwks" => WriteAsync(context, Keys()),
        "/token" => TokenAsync(context),
        "/userinfo" => WriteAsync(context, new JsonObject { ["sub"] = Subject, ["preferred_username"] = UserName, ["groups"] = GroupsNode() }),
        _ => Task.FromException(new InvalidOperationException($"No such endpoint: {context.Request.Path}.")),
    };

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(ClientSecret)}"));
        var isGood = context.Request.Headers.Authorization == $"Basic {basic}"
            && _codes.TryRemove(form["code"].ToString(), out var granted)
            && granted.RedirectUri == form["redirect_uri"]
            && granted.Challenge == Hash(form["code_verifier"]!)
            && Answer(granted) is { } answer
            && (context.Items["answer"] = answer) is not null;
        if (!isGood)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await WriteAsync(context, new JsonObject { ["error"] = "invalid_grant" });
            return;
        }

        await WriteAsync(context, (JsonObject)context.Items["answer"]!);
    }

    private JsonObject Answer(Granted granted)
    {
        const string accessToken = "an-access-token";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = granted.Nonce,
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16)),
        };
        if (granted.AskedAnew)
        {
            claims["auth_time"] = now;
        }

        if (!IsTerse)
        {
            (claims["preferred_username"], claims["groups"]) = (UserName, GroupsNode());
        }

        Lie(claims);
        return new JsonObject { ["access_token"] = accessToken, ["token_type"] = "Bearer", ["id_token"] = Sign(claims) };
    }

    private string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = Algorithm == "forged" ? "RS256" : Algorithm, ["typ"] = "JWT", ["kid"] = _keyId };
        var body = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(body);
        using var forged = RSA.Create(2048);
        var signature = Algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), bytes),
            "forged" => forged.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => _key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return $"{body}.{Base64Url.EncodeToString(signature)}";
    }

    private JsonObject Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = _keyId,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }),
        };
    }

    private JsonArray GroupsNode() => [.. Groups.Select(group => (JsonNode)group)];

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(JsonSerializerOptions.Default));
    }

    private static void Ensure(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"The request to sign in lacks {what}.");
        }
    }

    private sealed record Granted(string Challenge, string Nonce, string RedirectUri, bool AskedAnew);
}

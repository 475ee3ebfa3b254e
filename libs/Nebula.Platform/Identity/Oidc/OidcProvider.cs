using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Nebula.Platform.Errors;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>What is asked of the identity provider itself: what it publishes, and the exchange of a code for a person.</summary>
internal sealed partial class OidcProvider(OutboundHttp outbound, IOptionsMonitor<OidcOptions> options, TimeProvider time, ILogger<OidcProvider> logger)
{
    // The year 5138: beyond it a moment is a mistake.
    private const long MaxUnixSeconds = 100_000_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    // A token signed with a key that nobody published must not make us ask for keys all the time.
    private static readonly TimeSpan KeyPause = TimeSpan.FromSeconds(10);

    private readonly OidcDocuments _documents = new(outbound);
    private readonly IdTokenCheck _check = new();
    private volatile Published? _published;

    private Error Away => Error.Unavailable("oidc_unreachable", $"{options.CurrentValue.Name} does not answer. Sign in with your password, if you have one.");

    private Error Untrue => Error.Forbidden("oidc_refused", $"What {options.CurrentValue.Name} answered does not prove who you are. Try again.");

    public async Task<Result<OpenIdConnectConfiguration>> DiscoverAsync(CancellationToken cancellationToken)
    {
        var issuer = options.CurrentValue.Issuer!;
        return _published is { } known && known.Issuer == issuer && time.GetUtcNow() - known.At < Fresh
            ? known.Configuration
            : await FetchAsync(issuer, cancellationToken);
    }

    /// <summary>What it publishes now, whatever is remembered; a failure says what is wrong, for who set it up.</summary>
    public async Task<Result<OpenIdConnectConfiguration>> LookAsync(CancellationToken cancellationToken)
    {
        var issuer = options.CurrentValue.Issuer!;
        var found = await FetchAsync(issuer, cancellationToken);
        return found.Error?.Code == "oidc_refused"
            ? Error.Forbidden("oidc_refused", $"What is published below {issuer} is not fit: its issuer must be that address and its endpoints https. The log of the functions has what it says.")
            : found;
    }

    /// <summary>Exchanges the code for whom it stands for.</summary>
    /// <param name="code">What the browser brought.</param>
    /// <param name="redirectUri">As it was when the browser left.</param>
    /// <param name="proof">What belongs to the browser.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<OidcIdentity>> RedeemAsync(string code, string redirectUri, OidcProof proof, CancellationToken cancellationToken)
    {
        var found = await DiscoverAsync(cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var answer = await ExchangeAsync(found.Value, code, redirectUri, proof.Verifier, deadline.Token);
            var claims = await ReadAsync(found.Value, answer, proof.Nonce, deadline.Token);
            return await CompleteAsync(found.Value, claims, answer.AccessToken, deadline.Token);
        }
        catch (Exception refused) when (refused is SecurityTokenException or OpenIdConnectProtocolException or ArgumentException or JsonException)
        {
            LogUntrue(refused.Message);
            return Untrue;
        }
        catch (Exception away) when (IsAway(away, cancellationToken))
        {
            LogAway(away.Message);
            return Away;
        }
    }

    private async Task<Result<OpenIdConnectConfiguration>> FetchAsync(string issuer, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{issuer.TrimEnd('/')}/.well-known/openid-configuration", _documents, deadline.Token);

            // Who publishes under an address must be who it says to be: or another provider could speak for this one.
            if (configuration.Issuer?.TrimEnd('/') != issuer.TrimEnd('/')
                || !OidcAddress.IsTrustworthy(configuration.AuthorizationEndpoint)
                || !OidcAddress.IsTrustworthy(configuration.TokenEndpoint))
            {
                LogUntrue($"{issuer} publishes the issuer '{configuration.Issuer}' with '{configuration.AuthorizationEndpoint}' and '{configuration.TokenEndpoint}'");
                return Untrue;
            }

            _published = new Published(issuer, configuration, time.GetUtcNow());
            return configuration;
        }
        catch (Exception away) when (IsAway(away, cancellationToken) || away is JsonException or InvalidOperationException or ArgumentException)
        {
            LogAway(away.Message);
            return Away;
        }
    }

    private async Task<OpenIdConnectMessage> ExchangeAsync(
        OpenIdConnectConfiguration configuration, string code, string redirectUri, string verifier, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        var methods = configuration.TokenEndpointAuthMethodsSupported;
        if (string.IsNullOrEmpty(settings.ClientSecret))
        {
            form["client_id"] = settings.ClientId!;
        }
        else if (methods.Count == 0 || methods.Contains("client_secret_basic"))
        {
            var pair = $"{Uri.EscapeDataString(settings.ClientId!)}:{Uri.EscapeDataString(settings.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            (form["client_id"], form["client_secret"]) = (settings.ClientId!, settings.ClientSecret);
        }

        request.Content = new FormUrlEncodedContent(form);
        using var http = outbound.Create(OutboundPolicy.SignOn, new OutboundTrace());
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if ((int)response.StatusCode >= 500)
        {
            throw new HttpRequestException($"The token endpoint answered {(int)response.StatusCode}.");
        }

        var answer = new OpenIdConnectMessage(text);
        return response.IsSuccessStatusCode && answer.IdToken is not null
            ? answer
            : throw new OpenIdConnectProtocolException($"The token endpoint answered {(int)response.StatusCode} {answer.Error}.");
    }

    private async Task<JwtSecurityToken> ReadAsync(
        OpenIdConnectConfiguration configuration, OpenIdConnectMessage answer, string nonce, CancellationToken cancellationToken)
    {
        var clientId = options.CurrentValue.ClientId!;
        try
        {
            return _check.Read(configuration, answer, clientId, nonce);
        }
        catch (SecurityTokenSignatureKeyNotFoundException) when (_published is { } known && time.GetUtcNow() - known.At > KeyPause)
        {
            // The provider has changed its keys since they were read.
            var again = await FetchAsync(known.Issuer, cancellationToken);
            return _check.Read(again.IsSuccess ? again.Value : configuration, answer, clientId, nonce);
        }
    }

    // Some providers put groups and names into the answer of the userinfo endpoint only (Authelia from 4.39 on).
    private async Task<OidcIdentity> CompleteAsync(
        OpenIdConnectConfiguration configuration, JwtSecurityToken token, string? accessToken, CancellationToken cancellationToken)
    {
        var groupsClaim = options.CurrentValue.GroupsClaim;
        var groups = token.Claims.Where(claim => claim.Type == groupsClaim).Select(claim => claim.Value).ToList();
        var name = token.Claims.FirstOrDefault(claim => claim.Type == "preferred_username")?.Value;
        if ((groups.Count == 0 || name is null) && accessToken is not null && OidcAddress.IsTrustworthy(configuration.UserInfoEndpoint))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var http = outbound.Create(OutboundPolicy.SignOn, new OutboundTrace());
            using var response = await http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            var info = JwtPayload.Deserialize(await response.Content.ReadAsStringAsync(cancellationToken));
            if (info.Sub != token.Subject)
            {
                throw new OpenIdConnectProtocolException("The userinfo endpoint speaks of somebody else.");
            }

            groups = groups.Count > 0 ? groups : [.. info.Claims.Where(claim => claim.Type == groupsClaim).Select(claim => claim.Value)];
            name ??= info.Claims.FirstOrDefault(claim => claim.Type == "preferred_username")?.Value;
        }

        return new OidcIdentity(token.Issuer, token.Subject, name ?? token.Subject, groups, ProvedAtOf(token));
    }

    private static DateTimeOffset? ProvedAtOf(JwtSecurityToken token) =>
        long.TryParse(token.Claims.FirstOrDefault(claim => claim.Type == "auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < MaxUnixSeconds
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static bool IsAway(Exception exception, CancellationToken asked) =>
        exception is HttpRequestException or IOException or OutboundRefusedException or OperationCanceledException && !asked.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider cannot be reached: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider's answer was refused: {Reason}")]
    private partial void LogUntrue(string reason);

    private sealed record Published(string Issuer, OpenIdConnectConfiguration Configuration, DateTimeOffset At);
}

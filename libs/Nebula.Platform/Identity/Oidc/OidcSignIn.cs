using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>The way to the identity provider and back, for a sign-in or to link an account: authorization code flow with PKCE.</summary>
public sealed class OidcSignIn
{
    /// <summary>So long somebody may take at the provider.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Sign-ons begun, and sign-ons that come back wrong, per address and five minutes.</summary>
    public const int AttemptsPerAddress = 30;

    // The provider's clock may be behind ours.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly IOptionsMonitor<OidcOptions> _options;
    private readonly OidcProvider _provider;
    private readonly OidcUsers _users;
    private readonly OidcInvites _invites;
    private readonly SessionService _sessions;
    private readonly LoginThrottle _throttle;
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;

    internal OidcSignIn(
        IOptionsMonitor<OidcOptions> options,
        OidcProvider provider,
        OidcUsers users,
        OidcInvites invites,
        SessionService sessions,
        LoginThrottle throttle,
        NpgsqlDataSource database,
        TimeProvider time) =>
        (_options, _provider, _users, _invites, _sessions, _throttle, _database, _time) = (options, provider, users, invites, sessions, throttle, database, time);

    /// <summary>What the button says; null when there is no provider.</summary>
    public string? ProviderName => _options.CurrentValue is { IsConfigured: true } settings ? settings.Name : null;

    private static Error Dead => Error.Forbidden("oidc_attempt_dead", "This sign-on has ended, was used already or was begun in another browser. Begin it again.");

    private static Error Off => Error.Conflict("oidc_not_configured", "There is no single sign-on here: NEBULA_OIDC_ISSUER and NEBULA_OIDC_CLIENT_ID are not set.");

    /// <param name="redirectUri">Where the provider sends the browser back to.</param>
    /// <param name="aim">What for.</param>
    /// <param name="address">From where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<OidcStart>> StartAsync(string redirectUri, OidcAim aim, IPAddress address, CancellationToken cancellationToken)
    {
        var settings = _options.CurrentValue;
        if (!settings.IsConfigured)
        {
            return Off;
        }

        var admitted = await _throttle.AdmitAddressAsync("oidc-start", address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var provider = await _provider.DiscoverAsync(cancellationToken);
        if (!provider.IsSuccess)
        {
            return provider.Error;
        }

        var (state, browser, now) = (SecretToken.Create(), SecretToken.Create(), _time.GetUtcNow());
        var attempt = new OidcAttempt
        {
            Issuer = settings.Issuer!,
            RedirectUri = redirectUri,
            ReturnTo = PathOf(aim.ReturnTo),
            Purpose = aim.Purpose,
            LinkSession = aim.Session,
            InviteHash = aim.InviteHash,
        };
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await OidcRows.BeginAsync(connection, attempt, SecretToken.HashOf(state), SecretToken.HashOf(browser), now, now + Lifetime, cancellationToken);
        return new OidcStart(AddressOf(provider.Value, settings, attempt, state, OidcProof.Of(browser)), browser);
    }

    public async Task<Result<OidcOutcome>> CompleteAsync(OidcReturn back, CancellationToken cancellationToken)
    {
        var admitted = await _throttle.AdmitAddressAsync("oidc", back.Address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var attempt = await TakeAsync(back, cancellationToken);
        if (!attempt.IsSuccess)
        {
            return attempt.Error;
        }

        var identity = await _provider.RedeemAsync(back.Code, attempt.Value.RedirectUri, OidcProof.Of(back.Browser!), cancellationToken);
        if (!identity.IsSuccess)
        {
            return identity.Error;
        }

        await _throttle.ForgiveAddressAsync("oidc", back.Address);
        return attempt.Value switch
        {
            { Purpose: OidcPurpose.Link, LinkSession: { } session } => await LinkAsync(identity.Value, session, attempt.Value, back, cancellationToken),
            { Purpose: OidcPurpose.Confirm } => await ConfirmAsync(identity.Value, attempt.Value, back, cancellationToken),
            { Purpose: OidcPurpose.Invite, InviteHash: { } hash } => await OpenAsync(
                await _invites.AcceptAsync(hash, identity.Value, back.Address, back.TraceId, cancellationToken), identity.Value, attempt.Value, back, cancellationToken),
            _ => await OpenAsync(
                await _users.AdmitAsync(identity.Value, back.Address, back.TraceId, cancellationToken), identity.Value, attempt.Value, back, cancellationToken),
        };
    }

    // The browser that comes back must still be in the session that asked, and the provider have asked since.
    private async Task<Result<OidcOutcome>> ConfirmAsync(OidcIdentity identity, OidcAttempt attempt, OidcReturn back, CancellationToken cancellationToken)
    {
        if (back.Own is not { } own || own.Id != attempt.LinkSession)
        {
            return Error.Unauthorized("session_expired", "The session in which you began has ended. Sign in again.");
        }

        var asked = attempt.ExpiresAt - Lifetime - Skew;
        if (identity.ProvedAt is not { } proved || proved < asked)
        {
            return Error.Forbidden("oidc_not_fresh", $"{_options.CurrentValue.Name} does not say that it asked you just now, so it confirms nothing. Confirm with your password, if you have one.");
        }

        var confirmed = await _users.ConfirmAsync(identity, own, back.Address, back.TraceId, cancellationToken);
        return confirmed.IsSuccess ? new OidcOutcome(attempt.ReturnTo, confirmed.Value) : confirmed.Error;
    }

    private async Task<Result<OidcOutcome>> LinkAsync(OidcIdentity identity, Guid session, OidcAttempt attempt, OidcReturn back, CancellationToken cancellationToken)
    {
        var linked = await _users.LinkAsync(identity, session, back.Address, back.TraceId, cancellationToken);
        return linked.IsSuccess ? new OidcOutcome(attempt.ReturnTo, null) : linked.Error;
    }

    private async Task<Result<OidcOutcome>> OpenAsync(
        Result<User> user, OidcIdentity identity, OidcAttempt attempt, OidcReturn back, CancellationToken cancellationToken)
    {
        if (!user.IsSuccess)
        {
            return user.Error;
        }

        var draft = new SessionDraft(user.Value, SignInMethod.Oidc, back.Address, back.UserAgent)
        {
            TraceId = back.TraceId,

            // A provider that has known the browser for days asks nobody: what opens is then as old as its last question.
            ProvedAt = identity.ProvedAt ?? DateTimeOffset.UnixEpoch,
        };
        var opened = await _sessions.OpenAsync(draft, cancellationToken);
        return opened.IsSuccess ? new OidcOutcome(attempt.ReturnTo, opened.Value) : opened.Error;
    }

    private async Task<Result<OidcAttempt>> TakeAsync(OidcReturn back, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPlausible(back.State) || !SecretToken.IsPlausible(back.Browser))
        {
            return Dead;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var (state, browser) = (SecretToken.HashOf(back.State), SecretToken.HashOf(back.Browser!));
        var attempt = await OidcRows.TakeAsync(connection, state, browser, _time.GetUtcNow(), cancellationToken);
        var settings = _options.CurrentValue;
        if (attempt is null || !settings.IsConfigured || attempt.Issuer != settings.Issuer)
        {
            return Dead;
        }

        if (back.Issuer is { } issuer && issuer.TrimEnd('/') != attempt.Issuer.TrimEnd('/'))
        {
            return Error.Forbidden("oidc_refused", "Another provider answered than the one that was asked.");
        }

        return back.Refusal is null && back.Code.Length > 0
            ? attempt
            : Error.Forbidden("oidc_refused", $"{settings.Name} did not sign you in{(back.Refusal == "access_denied" ? ": it denies access" : "")}.");
    }

    private static string AddressOf(OpenIdConnectConfiguration provider, OidcOptions settings, OidcAttempt attempt, string state, OidcProof proof)
    {
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = provider.AuthorizationEndpoint,
            ClientId = settings.ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            RedirectUri = attempt.RedirectUri,
            Scope = settings.Scopes,
            State = state,
            Nonce = proof.Nonce,
            EnableTelemetryParameters = false,
        };
        if (attempt.Purpose != OidcPurpose.SignIn)
        {
            // Whoever else the browser is signed in as there is neither linked nor taken for the person at the session.
            message.Prompt = "login";
            message.MaxAge = attempt.Purpose == OidcPurpose.Confirm ? "0" : null;
        }

        message.SetParameter("code_challenge", proof.Challenge);
        message.SetParameter("code_challenge_method", "S256");
        return message.CreateAuthenticationRequestUrl();
    }

    // Browsers read a backslash as a slash, and drop tabs and line ends: a path has none of them.
    private static string PathOf(string? text) =>
        text is ['/', ..] and not ['/', '/', ..] && text.Length <= 500 && !text.Any(character => character == '\\' || char.IsControl(character)) ? text : "/";
}

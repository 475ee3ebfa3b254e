using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>Finds out who sent a request: one of our services by its token, a program by its API key, a user by the session cookie, or nobody known.</summary>
internal sealed class CallerResolver(SessionService sessions, ApiKeyCheck keys, ServiceTokens services, SessionCookie cookie, ForwardedRequest forwarded)
{
    /// <summary>Who sits at the command line, percent-encoded; a word for the audit log, never a right.</summary>
    public const string OperatorHeader = "X-Nebula-Operator";

    private const string Bearer = "Bearer ";

    /// <summary>What follows "Bearer "; null for a request without.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        // Another scheme is a proxy's own affair (basic authentication before the edge), and says nothing to us.
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    public async Task<Caller> ResolveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (bearer, token) = (BearerOf(request), cookie.Read(request));
        if (bearer is not null && token is not null)
        {
            // Nobody is left to guess whose rights count, and with which protection against other sites.
            return Caller.Refuse(Error.Invalid("credentials_ambiguous", "The request has a session and a bearer token. Send one of them."));
        }

        if (bearer is not null)
        {
            return ApiKeyText.IsMeant(bearer) ? await OfKeyAsync(request, bearer, cancellationToken) : OfService(request, bearer);
        }

        if (token is null)
        {
            return Caller.Public;
        }

        return await sessions.FindAsync(token, UseOf(request), cancellationToken) is { } session
            ? new Caller(session.ToPrincipal(), session)
            : Caller.Public with { Expired = true };
    }

    private Caller OfService(HttpRequest request, string bearer) => services.Find(bearer) is { } service
        ? new Caller(ServiceTokens.By(service, Uri.UnescapeDataString(request.Headers[OperatorHeader].ToString())))
        : Caller.Public;

    private async Task<Caller> OfKeyAsync(HttpRequest request, string bearer, CancellationToken cancellationToken)
    {
        var key = await keys.FindAsync(bearer, UseOf(request), forwarded.AddressOf(request), cancellationToken);
        return key.IsSuccess ? new Caller(key.Value.ToPrincipal()) : Caller.Refuse(key.Error);
    }

    private static SessionUse UseOf(HttpRequest request) => CrossSiteGuard.IsSafe(request.Method) ? SessionUse.Reading : SessionUse.Changing;
}

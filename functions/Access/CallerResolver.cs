using Microsoft.AspNetCore.Http;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>Finds out who sent a request: one of our services by its token, a user by the session cookie, or nobody known.</summary>
internal sealed class CallerResolver(SessionService sessions, ServiceToken serviceToken, SessionCookie cookie)
{
    private const string Bearer = "Bearer ";

    public async Task<Caller> ResolveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Another scheme is a proxy's own affair (basic authentication before the edge), and says nothing to us.
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return serviceToken.Matches(authorization[Bearer.Length..].Trim()) ? new Caller(ServiceToken.Principal) : Caller.Public;
        }

        if (cookie.Read(request) is not { } token)
        {
            return Caller.Public;
        }

        var use = CrossSiteGuard.IsSafe(request.Method) ? SessionUse.Reading : SessionUse.Changing;
        return await sessions.FindAsync(token, use, cancellationToken) is { } session
            ? new Caller(session.ToPrincipal(), session)
            : Caller.Public with { Expired = true };
    }
}

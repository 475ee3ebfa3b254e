using Microsoft.AspNetCore.Http;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>For long answers: asks again whether the caller still is who it was when the stream began.</summary>
internal sealed class SessionCheck(SessionService sessions, ApiKeyCheck keys, SessionCookie cookie, ForwardedRequest forwarded)
{
    /// <summary>
    /// True while the session or key lives with the same rights; always for callers without one. False means: end the stream, and let the
    /// client come back as what it now is. Cheap enough for every few seconds: it reads Redis.
    /// </summary>
    public async Task<bool> StillHoldsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.GetCaller();
        try
        {
            return caller switch
            {
                { Session: { } opened } => await HoldsAsync(request, opened, cancellationToken),
                { Principal.Kind: PrincipalKind.ApiKey } => await HoldsAsync(request, caller.Principal, cancellationToken),
                _ => true,
            };
        }
        catch (DatabaseUnavailableException)
        {
            // Neither the database nor a copy can vouch for the session: deny by default.
            return false;
        }
    }

    private async Task<bool> HoldsAsync(HttpRequest request, Session opened, CancellationToken cancellationToken)
    {
        var now = await sessions.FindAsync(cookie.Read(request), SessionUse.Watching, cancellationToken);
        return now is not null && now.Id == opened.Id && now.Role == opened.Role && now.SecondFactorMissing == opened.SecondFactorMissing;
    }

    private async Task<bool> HoldsAsync(HttpRequest request, Principal opened, CancellationToken cancellationToken)
    {
        var now = await keys.FindAsync(CallerResolver.BearerOf(request) ?? "", SessionUse.Watching, forwarded.AddressOf(request), cancellationToken);
        return now.IsSuccess && now.Value.ToPrincipal().Granted.SetEquals(opened.Granted);
    }
}

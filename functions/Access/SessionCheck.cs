using Microsoft.AspNetCore.Http;
using Nebula.Platform.Database;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Access;

/// <summary>For long answers: asks again whether the caller still is who it was when the stream began.</summary>
internal sealed class SessionCheck(SessionService sessions, SessionCookie cookie)
{
    /// <summary>
    /// True while the session lives with the same rights; always for callers without one. False means: end the stream, and let the
    /// client come back as what it now is. Cheap enough for every few seconds: it reads Redis.
    /// </summary>
    public async Task<bool> StillHoldsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.GetCaller().Session is not { } opened)
        {
            return true;
        }

        try
        {
            var now = await sessions.FindAsync(cookie.Read(request), SessionUse.Watching, cancellationToken);
            return now is not null && now.Id == opened.Id && now.Role == opened.Role;
        }
        catch (DatabaseUnavailableException)
        {
            // Neither the database nor a copy can vouch for the session: deny by default.
            return false;
        }
    }
}

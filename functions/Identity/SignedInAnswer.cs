using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Identity;

/// <summary>How everything ends that opens a session.</summary>
internal sealed class SignedInAnswer(SessionService sessions, SessionCookie cookie)
{
    public async Task<IResult> GiveAsync(HttpRequest request, OpenedSession opened, CancellationToken cancellationToken, int status = StatusCodes.Status200OK)
    {
        await ReplaceAsync(request, opened, cancellationToken);
        return ProblemResults.Json(SessionAnswer.Of(opened.Session), status);
    }

    /// <summary>Gives the browser the new session. The one that it had before ends here, instead of living on unseen.</summary>
    public async Task ReplaceAsync(HttpRequest request, OpenedSession opened, CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(cookie.Read(request), ReplacedBy(opened.Session, request), cancellationToken);
        cookie.Write(request, opened);
    }

    // Who signs in again ends it: the request itself came with nothing that names anybody.
    private static Actor ReplacedBy(Session session, HttpRequest request) => Actor.Of(session.ToPrincipal()) with
    {
        Address = request.GetActor().Address,
        TraceId = request.GetActor().TraceId,
    };
}

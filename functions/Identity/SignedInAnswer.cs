using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Identity;

/// <summary>How every login ends.</summary>
internal sealed class SignedInAnswer(SessionService sessions, SessionCookie cookie)
{
    public async Task<IResult> GiveAsync(HttpRequest request, OpenedSession opened, CancellationToken cancellationToken)
    {
        // The session that this browser had before ends here, instead of living on unseen.
        await sessions.CloseAsync(cookie.Read(request), ReplacedBy(opened.Session, request), cancellationToken);
        cookie.Write(request, opened);
        return ProblemResults.Json(SessionAnswer.Of(opened.Session));
    }

    // Who signs in again ends it: the request itself came with nothing that names anybody.
    private static Actor ReplacedBy(Session session, HttpRequest request) => Actor.Of(session.ToPrincipal()) with
    {
        Address = request.GetActor().Address,
        TraceId = request.GetActor().TraceId,
    };
}

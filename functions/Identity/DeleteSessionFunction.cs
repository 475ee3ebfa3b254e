using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Identity;

internal sealed class DeleteSessionFunction(SessionService sessions, SessionCookie cookie)
{
    [Function("delete-session")]
    [RequirePermission(Permissions.SessionRead)]
    [Audited(AuditActions.SessionClosed)]
    [Operation("Identity", "Signs out.")]
    [Answers(StatusCodes.Status204NoContent)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "session")] HttpRequest request, CancellationToken cancellationToken)
    {
        await sessions.CloseAsync(cookie.Read(request), request.GetActor(), cancellationToken);
        cookie.Clear(request);
        return Results.NoContent();
    }
}

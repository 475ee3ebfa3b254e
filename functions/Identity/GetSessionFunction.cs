using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Identity;

internal sealed class GetSessionFunction
{
    [Function("get-session")]
    [RequirePermission(Permissions.SessionRead)]
    [Operation("Identity", "Who is signed in, and what that allows.")]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "session")] HttpRequest request)
    {
        // Services have the permission to nothing here, so that a caller without a session does not get this far.
        var answer = request.GetCaller().Session is { } session
            ? ProblemResults.Json(SessionAnswer.Of(session))
            : ProblemResults.Problem(Error.NotFound("no_session", "This caller has no session."));
        return Task.FromResult(answer);
    }
}

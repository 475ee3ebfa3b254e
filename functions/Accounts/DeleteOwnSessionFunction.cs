using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;

namespace Nebula.Functions.Accounts;

internal sealed class DeleteOwnSessionFunction(AccountService account)
{
    [Function("delete-own-session")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.SessionClosed, Target = "session")]
    [Operation("Account", "Ends one of one's own sessions.")]
    [QueryParameter("id", typeof(Guid), "The session's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["session_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/sessions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (own, session) = (request.GetOwnSession(), RouteId.Read(id));
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        return session.IsSuccess
            ? (await account.EndSessionAsync(own.Value, session.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(session.Error);
    }
}

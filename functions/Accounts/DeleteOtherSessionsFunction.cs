using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;

namespace Nebula.Functions.Accounts;

internal sealed class DeleteOtherSessionsFunction(AccountService account)
{
    [Function("delete-other-sessions")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.SessionClosed)]
    [Operation("Account", "Ends every one of one's own sessions but this.")]
    [Answers(StatusCodes.Status204NoContent)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/sessions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        return own.IsSuccess
            ? (await account.EndOtherSessionsAsync(own.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(own.Error);
    }
}

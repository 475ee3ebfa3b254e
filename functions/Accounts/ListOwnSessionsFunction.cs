using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;

namespace Nebula.Functions.Accounts;

internal sealed class ListOwnSessionsFunction(AccountService account)
{
    [Function("list-own-sessions")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("Account", "One's own open sessions, the last used first.")]
    [Answers(StatusCodes.Status200OK, typeof(OpenSessionList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/sessions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        return own.IsSuccess ? ProblemResults.Json(await account.ListSessionsAsync(own.Value, cancellationToken)) : ProblemResults.Problem(own.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class UnlinkIdentityFunction(OidcUsers users)
{
    [Function("unlink-identity")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.IdentityUnlinked)]
    [Operation("Account", "Takes one's account of the identity provider away again.")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["identity_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["password_missing"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/identity")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        return own.IsSuccess
            ? (await users.UnlinkAsync(own.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(own.Error);
    }
}

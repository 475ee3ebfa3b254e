using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Functions.ForwardAuth;

internal sealed class UnlinkForwardedIdentityFunction(ForwardAuthUsers users)
{
    [Function("unlink-forwarded-identity")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.IdentityUnlinked)]
    [Operation("Account", "Takes the name away again by which the proxy lets one in; other sessions end.")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["identity_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/forwarded-identity")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        return (await users.UnlinkAsync(own.Value, request.GetActor(), cancellationToken)).ToHttp();
    }
}

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

internal sealed class LinkForwardedIdentityFunction(ForwardAuthUsers users, ForwardedUser forwardedUser)
{
    [Function("link-forwarded-identity")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.IdentityLinked)]
    [Operation("Account", "Links the name by which the proxy lets one in: whoever it calls so signs in as the caller.")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["forward_auth_absent", "forward_auth_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["identity_linked"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/forwarded-identity")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var name = forwardedUser.Read(request);
        return name.IsSuccess
            ? (await users.LinkAsync(own.Value, name.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(name.Error);
    }
}

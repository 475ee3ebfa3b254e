using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Functions.ForwardAuth;

internal sealed class GetForwardedIdentityFunction(ForwardAuthUsers users, ForwardedUser forwardedUser)
{
    [Function("get-forwarded-identity")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("Account", "The name by which a proxy before the edge lets one in.")]
    [Answers(StatusCodes.Status200OK, typeof(ForwardedIdentityAnswer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/forwarded-identity")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var offered = forwardedUser.Read(request);
        var linked = await users.FindAsync(own.Value.UserId, cancellationToken);
        return ProblemResults.Json(new ForwardedIdentityAnswer(offered.IsSuccess ? offered.Value : null, linked));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class GetIdentityFunction(OidcUsers users, OidcSignIn oidc)
{
    [Function("get-identity")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("Account", "One's own account at the identity provider.")]
    [Answers(StatusCodes.Status200OK, typeof(IdentityAnswer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/identity")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var linked = await users.FindAsync(own.Value.UserId, cancellationToken);
        return ProblemResults.Json(new IdentityAnswer(oidc.ProviderName, linked, await users.HasPasswordAsync(own.Value.UserId, cancellationToken)));
    }
}

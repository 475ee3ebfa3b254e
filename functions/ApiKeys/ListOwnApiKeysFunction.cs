using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

internal sealed class ListOwnApiKeysFunction(ApiKeyService keys)
{
    [Function("list-own-api-keys")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("API keys", "One's own keys by name, and what a new one could be allowed.")]
    [Answers(StatusCodes.Status200OK, typeof(OwnApiKeys))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        return own.IsSuccess
            ? ProblemResults.Json(await keys.ListOwnAsync(own.Value.UserId, own.Value.Role, cancellationToken))
            : ProblemResults.Problem(own.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

internal sealed class DeleteOwnApiKeyFunction(ApiKeyService keys)
{
    [Function("delete-own-api-key")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.ApiKeyRevoked, Target = "api-key")]
    [Operation("API keys", "Revokes one of one's own keys.")]
    [QueryParameter("id", typeof(Guid), "The key's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["api_key_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/api-keys/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (own, key) = (request.GetOwnSession(), RouteId.Read(id));
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        return key.IsSuccess
            ? (await keys.RevokeAsync(key.Value, own.Value.UserId, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(key.Error);
    }
}

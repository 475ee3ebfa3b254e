using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

internal sealed class DeleteApiKeyFunction(ApiKeyService keys)
{
    [Function("delete-api-key")]
    [RequirePermission(Permissions.ApiKeysManage)]
    [Audited(AuditActions.ApiKeyRevoked, Target = "api-key")]
    [Operation("API keys", "Revokes anybody's key.")]
    [QueryParameter("id", typeof(Guid), "The key's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["api_key_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api-keys/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var key = RouteId.Read(id);
        return key.IsSuccess
            ? (await keys.RevokeAsync(key.Value, null, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(key.Error);
    }
}

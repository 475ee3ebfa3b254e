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

internal sealed class CreateApiKeyFunction(ApiKeyService keys)
{
    [Function("create-api-key")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.ApiKeyCreated)]
    [Operation("API keys", "Makes a key with which a program acts for oneself; the key is in this answer only.")]
    [Takes(typeof(CreateApiKeyBody))]
    [Answers(StatusCodes.Status201Created, typeof(NewApiKey))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["api_key_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["api_key_exists", "api_keys_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CreateApiKeyBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var own = request.GetProvedSession();
        return own.IsSuccess
            ? (await keys.CreateAsync(own.Value.UserId, body.Value.ToDraft(), request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created)
            : ProblemResults.Problem(own.Error);
    }
}

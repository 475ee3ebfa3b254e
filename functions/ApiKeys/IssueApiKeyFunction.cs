using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

internal sealed class IssueApiKeyFunction(ApiKeyService keys)
{
    [Function("issue-api-key")]
    [RequirePermission(Permissions.ApiKeysIssue)]
    [Audited(AuditActions.ApiKeyCreated)]
    [Operation("API keys", "Makes a key with which a program acts for a user; the key is in this answer only.")]
    [Takes(typeof(IssueApiKeyBody))]
    [Answers(StatusCodes.Status201Created, typeof(NewApiKey))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["api_key_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["api_key_exists", "api_keys_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "internal/api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<IssueApiKeyBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var made = await keys.CreateForAsync(body.Value.User, body.Value.ToDraft(), request.GetActor(), cancellationToken);
        return made.ToHttp(StatusCodes.Status201Created);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ApiKeys;

namespace Nebula.Functions.ApiKeys;

internal sealed class ListApiKeysFunction(ApiKeyService keys)
{
    [Function("list-api-keys")]
    [RequirePermission(Permissions.ApiKeysManage)]
    [Operation("API keys", "The keys of all users, the oldest first.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 100.")]
    [QueryParameter("after", typeof(Guid), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(ApiKeyPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (limit, after) = (request.GetNumber("limit", ApiKeyService.MaxPage), AfterOf(request));
        if (!limit.IsSuccess)
        {
            return ProblemResults.Problem(limit.Error);
        }

        return after.IsSuccess ? (await keys.ListAsync(limit.Value, after.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(after.Error);
    }

    private static Result<Guid?> AfterOf(HttpRequest request) => request.GetQuery("after") switch
    {
        null => (Guid?)null,
        { } text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => Error.Invalid("query_invalid", "The query parameter after is not valid.", new FieldError("after", "It must be the next of the page before.")),
    };
}

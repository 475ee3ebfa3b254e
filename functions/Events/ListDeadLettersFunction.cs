using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Events;

internal sealed class ListDeadLettersFunction(DeadLetterService letters)
{
    [Function("list-dead-letters")]
    [RequirePermission(Permissions.EventsManage)]
    [Operation("Events", "Events that a handler gave up, the newest event first.")]
    [QueryParameter("before", typeof(string), "The next of the page before.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [Answers(StatusCodes.Status200OK, typeof(DeadLetterPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/dead-letters")] HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.GetNumber("limit", 50);
        return limit.IsSuccess
            ? (await letters.ListAsync(request.GetVisibleCategories(), request.GetQuery("before"), limit.Value, cancellationToken)).ToHttp()
            : ProblemResults.Problem(limit.Error);
    }
}

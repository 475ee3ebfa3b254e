using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit.Reading;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Audit;

internal sealed class ListAuditFunction(AuditLog log)
{
    [Function("list-audit")]
    [RequirePermission(Permissions.AuditRead)]
    [Operation("Audit", "Who did what, newest first. With a text, a page looks through 20,000 entries; go on with its next even when it is empty.")]
    [QueryParameter("actor", typeof(string), "The actor's name at that time, or its id.")]
    [QueryParameter("action", typeof(string), "The act: monitors.pause.")]
    [QueryParameter("target", typeof(string), "The thing acted on, kind:id; its history.")]
    [QueryParameter("outcome", typeof(string), "done, refused or failed.")]
    [QueryParameter("from", typeof(DateTimeOffset), "Not before this time.")]
    [QueryParameter("to", typeof(DateTimeOffset), "Before this time.")]
    [QueryParameter("text", typeof(string), "What a name, a detail, an address or a value contains; 200 characters at most.")]
    [QueryParameter("before", typeof(long), "The next of the page before.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [Answers(StatusCodes.Status200OK, typeof(AuditPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.GetAuditQuery();
        if (!query.IsSuccess)
        {
            return ProblemResults.Problem(query.Error);
        }

        var limit = request.GetNumber("limit", 50);
        if (!limit.IsSuccess)
        {
            return ProblemResults.Problem(limit.Error);
        }

        var before = request.GetPosition("before");
        return before.IsSuccess
            ? (await log.ListAsync(query.Value, before.Value, limit.Value, cancellationToken)).ToHttp()
            : ProblemResults.Problem(before.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Events;

internal sealed class GetEventFunction(EventStore events)
{
    [Function("get-event")]
    [RequirePermission(Permissions.EventsRead)]
    [Operation("Events", "One event. An event of security is there only for who has audit.read.")]
    [QueryParameter("id", typeof(Guid), "The event's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(FeedEvent))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["event_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var read = RouteId.Read(id);
        return read.IsSuccess
            ? (await events.FindAsync(read.Value, request.GetVisibleCategories(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(read.Error);
    }
}

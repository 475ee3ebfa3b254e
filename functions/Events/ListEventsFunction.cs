using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Events;

internal sealed class ListEventsFunction(EventStore events)
{
    [Function("list-events")]
    [RequirePermission(Permissions.EventsRead)]
    [Operation("Events", "What happened, newest first; from a position on, oldest first. Events of security need audit.read.")]
    [QueryParameter("category", typeof(string), "One or several, separated by commas: system, deployment, server, ai, stream, discord, security, user.")]
    [QueryParameter("severity", typeof(string), "info, success, warning, error or critical.")]
    [QueryParameter("type", typeof(string), "Such as incident.opened.")]
    [QueryParameter("source", typeof(string), "The feature that told it.")]
    [QueryParameter("subject", typeof(string), "The thing it is about, kind:id.")]
    [QueryParameter("story", typeof(string), "Only events of this story.")]
    [QueryParameter("text", typeof(string), "Words of the title, or their beginnings.")]
    [QueryParameter("before", typeof(long), "Only older ones than this position: the next of the page before.")]
    [QueryParameter("after", typeof(long), "Only newer ones than this position, oldest first.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [Answers(StatusCodes.Status200OK, typeof(EventPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.GetEventQuery();
        return query.IsSuccess ? ProblemResults.Json(await events.ReadPageAsync(query.Value, cancellationToken)) : ProblemResults.Problem(query.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Streams;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Functions.Events;

internal sealed class StreamEventsFunction(EventStreams streams, EventStreamWriter writer, ForwardedRequest forwarded)
{
    [Function("stream-events")]
    [RequirePermission(Permissions.EventsRead)]
    [Operation("Events", "What happens, as it happens (server-sent events). Resumes behind Last-Event-ID without loss, however long ago that was. Events of security need audit.read.")]
    [QueryParameter("category", typeof(string), "One or several, separated by commas; all that the caller may see when left out.")]
    [QueryParameter("severity", typeof(string), "info, success, warning, error or critical.")]
    [QueryParameter("type", typeof(string), "Such as incident.opened.")]
    [QueryParameter("source", typeof(string), "The feature that told it.")]
    [QueryParameter("subject", typeof(string), "The thing it is about, kind:id.")]
    [QueryParameter("story", typeof(string), "Only events of this story.")]
    [QueryParameter("Last-Event-ID", typeof(string), "The position of the last event received, or a page's end; without one it begins with the next event.", In = "header")]
    [QueryParameter("lastEventId", typeof(string), "The same for a first connection, where a browser cannot set the header.")]
    [Answers(StatusCodes.Status200OK, typeof(FeedEvent), IsEventStream = true)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["stream_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events/stream")] HttpRequest request, CancellationToken cancellationToken)
    {
        var filter = request.GetEventFilter();
        if (!filter.IsSuccess)
        {
            return ProblemResults.Problem(filter.Error);
        }

        var joined = streams.Join(filter.Value, AddressGroup.Of(forwarded.AddressOf(request)));
        if (!joined.IsSuccess)
        {
            return ProblemResults.Problem(joined.Error);
        }

        using var viewer = joined.Value;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        var filling = streams.FollowAsync(viewer, request.GetLastEventId(), gone.Token);
        await writer.WriteAsync(request, viewer.Queue, cancellationToken);
        await gone.CancelAsync();
        await EndAsync(filling);
        return Results.Empty;
    }

    private static async Task EndAsync(Task filling)
    {
        try
        {
            await filling;
        }
        catch (Exception exception) when (exception is OperationCanceledException || DatabaseFailure.Is(exception))
        {
            // The reader left while it caught up; or the database did, and the reader comes back.
        }
    }
}

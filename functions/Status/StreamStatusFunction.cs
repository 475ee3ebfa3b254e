using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Streams;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Functions.Status;

internal sealed class StreamStatusFunction(StatusLive live, EventStreamWriter stream, ForwardedRequest forwarded)
{
    [Function("stream-status")]
    [PublicAccess("Visitors are told of the public services; who may read the status of all.")]
    [WorksWithoutDatabase]
    [Operation("Status", "Results, incidents and changes as they happen (server-sent events). Resumes behind Last-Event-ID without loss.")]
    [QueryParameter("Last-Event-ID", typeof(string), "The id of the last event received, or a status view's lastEventId.", In = "header")]
    [QueryParameter("lastEventId", typeof(string), "The same for a first connection, where a browser cannot set the header.")]
    [Answers(StatusCodes.Status200OK, typeof(StreamedResult), IsEventStream = true)]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["stream_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/stream")] HttpRequest request, CancellationToken cancellationToken)
    {
        var lastEventId = request.Headers["Last-Event-ID"] is [{ Length: > 0 } header, ..] ? header : request.GetQuery("lastEventId");
        using var viewer = live.Subscribe(request.GetAudience(), AddressGroup.Of(forwarded.AddressOf(request)), lastEventId);
        if (viewer is null)
        {
            return ProblemResults.Problem(Error.Unavailable("stream_full", "Too many viewers, or too many from one address, follow the status here; load it again instead.") with
            {
                RetryAfter = TimeSpan.FromSeconds(30),
            });
        }

        await stream.WriteAsync(request, viewer.Queue, cancellationToken);
        return Results.Empty;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Streams;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Functions.PublicPages;

internal sealed class StreamPublicPageFunction(PublicPagesLive pages, EventStreamWriter stream, ForwardedRequest forwarded)
{
    [Function("stream-public-page")]
    [PublicAccess("It is made for visitors: whoever follows is told what somebody chose for all to see.")]
    [WorksWithoutDatabase]
    [Operation("Status pages", "What changes on a published status page (server-sent events). It begins with how everything is, so nothing is lost between.")]
    [Answers(StatusCodes.Status200OK, typeof(PublicPageNews), IsEventStream = true)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded", "stream_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{slug}/stream")] HttpRequest request,
        string slug,
        CancellationToken cancellationToken)
    {
        var subscribed = pages.Subscribe(slug, AddressGroup.Of(forwarded.AddressOf(request)));
        if (!subscribed.IsSuccess)
        {
            return ProblemResults.Problem(subscribed.Error);
        }

        using var viewer = subscribed.Value;
        await stream.WriteAsync(request, viewer.Queue, cancellationToken);
        return Results.Empty;
    }
}

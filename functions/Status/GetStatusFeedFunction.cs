using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Syndication;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetStatusFeedFunction(IncidentFeed feed, SiteAddress site)
{
    [Function("get-status-feed")]
    [PublicAccess("Feed readers have no account; whoever asks gets what visitors see.")]
    [WorksWithoutDatabase]
    [Operation("Status", "The incidents of public services as a feed: feed.atom or feed.rss.")]
    [QueryParameter("If-None-Match", typeof(string), "The ETag of a feed that is kept.", In = "header")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["feed_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/feed.{format}")] HttpRequest request, string format)
    {
        var written = feed.Write(format, site.Of(request));
        return Task.FromResult(written.IsSuccess
            ? DerivedAnswer.Of(request, written.Value, $"application/{format}+xml; charset=utf-8")
            : ProblemResults.Problem(written.Error));
    }
}

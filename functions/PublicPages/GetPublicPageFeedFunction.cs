using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class GetPublicPageFeedFunction(PublicPageFeed feed, SiteAddress site)
{
    [Function("get-public-page-feed")]
    [PublicAccess("Feed readers have no account; whoever asks gets what visitors of the page see.")]
    [WorksWithoutDatabase]
    [Operation("Status pages", "The incidents of a published status page as a feed: feed.atom or feed.rss.")]
    [QueryParameter("If-None-Match", typeof(string), "The ETag of a feed that is kept.", In = "header")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found", "feed_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{slug}/feed.{format}")] HttpRequest request, string slug, string format)
    {
        var written = feed.Write(slug, format, site.OfName(request));
        return Task.FromResult(written.IsSuccess
            ? DerivedAnswer.Of(request, written.Value, $"application/{format}+xml; charset=utf-8")
            : ProblemResults.Problem(written.Error));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class GetPublicPageFunction(PublicPagesLive pages)
{
    [Function("get-public-page")]
    [PublicAccess("It is made for visitors: whoever asks sees what somebody chose for all to see.")]
    [WorksWithoutDatabase]
    [Operation("Status pages", "A published status page as visitors see it. Without the database: as it was last known, marked stale.")]
    [QueryParameter("If-None-Match", typeof(string), "The ETag of a page that is kept.", In = "header")]
    [Answers(StatusCodes.Status200OK, typeof(PublicPageView))]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{slug}")] HttpRequest request, string slug)
    {
        var read = pages.Read(slug);
        return Task.FromResult(read.IsSuccess
            ? TaggedAnswer.Of(request, read.Value.Json, read.Value.Tag, "application/json; charset=utf-8")
            : ProblemResults.Problem(read.Error));
    }
}

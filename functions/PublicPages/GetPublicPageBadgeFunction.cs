using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class GetPublicPageBadgeFunction(PublicPageBadges badges)
{
    [Function("get-public-page-badge")]
    [PublicAccess("Badges stand on pages elsewhere; only services of the published page have one, of what the page shows.")]
    [WorksWithoutDatabase]
    [Operation("Status pages", "A badge of a service on a published status page, as SVG.")]
    [QueryParameter("kind", typeof(string), "state (default), uptime or response, as far as the page shows it.")]
    [QueryParameter("window", typeof(string), "24h, 7d, 30d or 90d, of the uptime; default 30d.")]
    [QueryParameter("label", typeof(string), "The words on the left, at most 60 characters; default the service's name, or what is told.")]
    [QueryParameter("style", typeof(string), "flat (default) or flat-square.")]
    [QueryParameter("If-None-Match", typeof(string), "The ETag of a badge that is kept.", In = "header")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found", "service_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{slug}/badges/{service}.svg")] HttpRequest request, string slug, string service)
    {
        var badge = BadgeRequest.Read(request.GetQuery("kind"), request.GetQuery("window"), request.GetQuery("label"), request.GetQuery("style"));
        if (!badge.IsSuccess)
        {
            return Task.FromResult(ProblemResults.Problem(badge.Error));
        }

        var drawn = badges.Draw(slug, service, badge.Value);
        return Task.FromResult(drawn.IsSuccess
            ? DerivedAnswer.Of(request, drawn.Value, "image/svg+xml; charset=utf-8")
            : ProblemResults.Problem(drawn.Error));
    }
}

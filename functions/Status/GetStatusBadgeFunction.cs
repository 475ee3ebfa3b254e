using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Badges;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetStatusBadgeFunction(StatusBadges badges)
{
    [Function("get-status-badge")]
    [PublicAccess("Badges stand on pages elsewhere; only public services have one, whoever asks.")]
    [WorksWithoutDatabase]
    [Operation("Status", "A badge of a public service, as SVG.")]
    [QueryParameter("kind", typeof(string), "state (default), uptime or response.")]
    [QueryParameter("window", typeof(string), "24h, 7d, 30d or 90d: of the uptime (default 30d), or the average of the response time (default: the last one).")]
    [QueryParameter("label", typeof(string), "The words on the left, at most 60 characters; default the service's name, or what is told.")]
    [QueryParameter("style", typeof(string), "flat (default) or flat-square.")]
    [QueryParameter("If-None-Match", typeof(string), "The ETag of a badge that is kept.", In = "header")]
    [Answers(StatusCodes.Status200OK)]
    [Answers(StatusCodes.Status304NotModified)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["service_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded", "status_busy", "database_unavailable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/badges/{service}.svg")] HttpRequest request,
        string service,
        CancellationToken cancellationToken)
    {
        var badge = BadgeRequest.Read(request.GetQuery("kind"), request.GetQuery("window"), request.GetQuery("label"), request.GetQuery("style"));
        if (!badge.IsSuccess)
        {
            return ProblemResults.Problem(badge.Error);
        }

        var drawn = await badges.DrawAsync(service, badge.Value, cancellationToken);
        return drawn.IsSuccess ? DerivedAnswer.Of(request, drawn.Value, "image/svg+xml; charset=utf-8") : ProblemResults.Problem(drawn.Error);
    }
}

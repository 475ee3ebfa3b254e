using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class ShareDashboardFunction(DashboardService dashboards)
{
    [Function("share-dashboard")]
    [RequirePermission(Permissions.DashboardShare)]
    [Audited(AuditActions.DashboardShared)]
    [Operation("Dashboard", "Arranges the dashboard of everybody who has not arranged an own one.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes; \"0\" before the first.", In = "header")]
    [Takes(typeof(DashboardInput))]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["dashboard_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["dashboard_changed", "dashboard_in_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "dashboard/shared")] HttpRequest request, CancellationToken cancellationToken)
    {
        var version = request.GetVersion();
        if (!version.IsSuccess)
        {
            return ProblemResults.Problem(version.Error);
        }

        var body = await request.ReadJsonAsync<DashboardInput>(cancellationToken);
        return body.IsSuccess
            ? (await dashboards.SaveAsync(null, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

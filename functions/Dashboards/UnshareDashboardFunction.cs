using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class UnshareDashboardFunction(DashboardService dashboards)
{
    [Function("unshare-dashboard")]
    [RequirePermission(Permissions.DashboardShare)]
    [Audited(AuditActions.DashboardUnshared)]
    [Operation("Dashboard", "Forgets the shared arrangement; services by their groups hold again.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes; \"0\" before the first.", In = "header")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["if_match_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["dashboard_changed", "dashboard_in_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "dashboard/shared")] HttpRequest request, CancellationToken cancellationToken)
    {
        var version = request.GetVersion();
        return version.IsSuccess
            ? (await dashboards.ResetAsync(null, version.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(version.Error);
    }
}

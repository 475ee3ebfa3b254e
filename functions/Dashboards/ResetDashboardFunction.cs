using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class ResetDashboardFunction(DashboardService dashboards)
{
    [Function("reset-dashboard")]
    [RequirePermission(Permissions.DashboardWrite)]
    [Audited(AuditActions.DashboardReset)]
    [Operation("Dashboard", "Forgets one's own arrangement; the shared one holds again.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes; \"0\" before the first.", In = "header")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["if_match_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["person_needed"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["dashboard_changed", "dashboard_in_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "dashboard")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (user, version) = (request.GetOwnerOfDashboard(), request.GetVersion());
        return (user.Error ?? version.Error) is { } wrong
            ? ProblemResults.Problem(wrong)
            : (await dashboards.ResetAsync(user.Value, version.Value, request.GetActor(), cancellationToken)).ToHttp();
    }
}

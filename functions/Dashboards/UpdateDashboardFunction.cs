using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class UpdateDashboardFunction(DashboardService dashboards)
{
    [Function("update-dashboard")]
    [RequirePermission(Permissions.DashboardWrite)]
    [Audited(AuditActions.DashboardUpdated)]
    [Operation("Dashboard", "Keeps one's own arrangement of the dashboard, given as a layout or as YAML.")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes; \"0\" before the first.", In = "header")]
    [Takes(typeof(DashboardInput))]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["dashboard_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["person_needed"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["dashboard_changed", "dashboard_in_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "dashboard")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (user, version) = (request.GetOwnerOfDashboard(), request.GetVersion());
        if ((user.Error ?? version.Error) is { } wrong)
        {
            return ProblemResults.Problem(wrong);
        }

        var body = await request.ReadJsonAsync<DashboardInput>(cancellationToken);
        return body.IsSuccess
            ? (await dashboards.SaveAsync(user.Value, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class GetDashboardFunction(DashboardService dashboards)
{
    [Function("get-dashboard")]
    [RequirePermission(Permissions.StatusRead)]
    [Operation("Dashboard", "How the caller's dashboard is arranged, and where that comes from: dashboard.yml, one's own, the shared one, or the default.")]
    [Answers(StatusCodes.Status200OK, typeof(DashboardView))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dashboard")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await dashboards.FindAsync(request.GetPrincipal().UserId, cancellationToken));
}

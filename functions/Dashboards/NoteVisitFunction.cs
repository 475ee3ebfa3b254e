using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class NoteVisitFunction(DashboardVisits visits)
{
    [Function("note-visit")]
    [RequirePermission(Permissions.DashboardWrite)]
    [NotAudited("Everybody who looks at the dashboard does it.")]
    [Operation("Dashboard", "Says that somebody looks at the dashboard, and answers since when nobody did on any of the same user's devices, and what happened meanwhile.")]
    [Answers(StatusCodes.Status200OK, typeof(DashboardVisit))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["person_needed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dashboard/visits")] HttpRequest request, CancellationToken cancellationToken)
    {
        var user = request.GetOwnerOfDashboard();
        return user.IsSuccess
            ? ProblemResults.Json(await visits.NoteAsync(user.Value, request.GetVisibleCategories(), cancellationToken))
            : ProblemResults.Problem(user.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Dashboards;

internal sealed class TranslateDashboardFunction
{
    [Function("translate-dashboard")]
    [RequirePermission(Permissions.StatusRead)]
    [NotAudited("It says the same thing in another form and keeps nothing.")]
    [Operation("Dashboard", "A layout as YAML, or YAML as a layout; what is wrong with it, with line and column.")]
    [Takes(typeof(DashboardInput))]
    [Answers(StatusCodes.Status200OK, typeof(DashboardTranslation))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dashboard/translation")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<DashboardInput>(cancellationToken);
        return body.IsSuccess ? ProblemResults.Json(DashboardService.Translate(body.Value)) : ProblemResults.Problem(body.Error);
    }
}

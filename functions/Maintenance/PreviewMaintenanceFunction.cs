using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class PreviewMaintenanceFunction(MaintenanceService windows)
{
    [Function("preview-maintenance")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [NotAudited("It reads a calendar and keeps nothing.")]
    [Operation("Maintenance", "The next three times at which a window with these times would hold.")]
    [Takes(typeof(MaintenanceScheduleInput))]
    [Answers(StatusCodes.Status200OK, typeof(MaintenancePreview))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["maintenance_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "maintenance/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MaintenanceScheduleInput>(cancellationToken);
        return body.IsSuccess ? windows.Preview(body.Value).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

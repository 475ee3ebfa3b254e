using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class GetMaintenanceFunction(MaintenanceService windows)
{
    [Function("get-maintenance")]
    [RequirePermission(Permissions.MonitorsRead)]
    [Operation("Maintenance", "One maintenance window.")]
    [QueryParameter("id", typeof(Guid), "The window's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(MaintenancePlan))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["maintenance_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "maintenance/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var window = RouteId.Read(id);
        return window.IsSuccess
            ? (await windows.FindAsync(window.Value, cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(window.Error);
    }
}

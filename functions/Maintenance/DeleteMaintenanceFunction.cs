using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class DeleteMaintenanceFunction(MaintenanceService windows)
{
    [Function("delete-maintenance")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MaintenanceDeleted, Target = "maintenance")]
    [Operation("Maintenance", "Removes a maintenance window; what holds now ends with it.")]
    [QueryParameter("id", typeof(Guid), "The window's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["maintenance_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "maintenance/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var window = RouteId.Read(id);
        return window.IsSuccess
            ? (await windows.DeleteAsync(window.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(window.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class EndMaintenanceFunction(MaintenanceService windows)
{
    [Function("end-maintenance")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MaintenanceEnded, Target = "maintenance")]
    [Operation("Maintenance", "Ends what holds now before its time; a window that comes again comes again.")]
    [QueryParameter("id", typeof(Guid), "The window's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(MaintenancePlan))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["maintenance_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["maintenance_not_running"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "maintenance/{id:guid}/end")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var window = RouteId.Read(id);
        return window.IsSuccess
            ? (await windows.EndAsync(window.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(window.Error);
    }
}

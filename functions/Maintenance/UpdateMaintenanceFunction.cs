using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class UpdateMaintenanceFunction(MaintenanceService windows)
{
    [Function("update-maintenance")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MaintenanceUpdated, Target = "maintenance")]
    [Operation("Maintenance", "Replaces a maintenance window; enabled: false switches it off and ends what holds.")]
    [QueryParameter("id", typeof(Guid), "The window's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(MaintenanceInput))]
    [Answers(StatusCodes.Status200OK, typeof(MaintenancePlan))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "maintenance_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["maintenance_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["maintenance_changed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "maintenance/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (window, version) = (RouteId.Read(id), request.GetVersion());
        if ((window.Error ?? version.Error) is { } wrong)
        {
            return ProblemResults.Problem(wrong);
        }

        var body = await request.ReadJsonAsync<MaintenanceInput>(cancellationToken);
        return body.IsSuccess
            ? (await windows.UpdateAsync(window.Value, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}

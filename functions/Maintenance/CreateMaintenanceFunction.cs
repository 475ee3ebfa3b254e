using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class CreateMaintenanceFunction(MaintenanceService windows)
{
    [Function("create-maintenance")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MaintenanceCreated)]
    [Operation("Maintenance", "Plans maintenance, once or again and again. What holds already begins at once.")]
    [Takes(typeof(MaintenanceInput))]
    [Answers(StatusCodes.Status201Created, typeof(MaintenancePlan))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["maintenance_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["maintenance_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "maintenance")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MaintenanceInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await windows.CreateAsync(body.Value, request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/maintenance/{created.Value.Window.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

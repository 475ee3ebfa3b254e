using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class DeleteMonitorFunction(MonitorService monitors)
{
    [Function("delete-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorDeleted, Target = "monitor")]
    [Operation("Monitors", "Stops checking a monitor made on a page and takes it off the status page.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_owned_by_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "monitors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        return monitor.IsSuccess
            ? (await monitors.DeleteAsync(monitor.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(monitor.Error);
    }
}

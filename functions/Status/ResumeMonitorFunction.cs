using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Functions.Status;

internal sealed class ResumeMonitorFunction(MonitorService monitors)
{
    [Function("resume-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorResumed, Target = "monitor")]
    [Operation("Monitors", "Checks a paused monitor again.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Monitor))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id}/resume")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        return monitor.IsSuccess
            ? (await monitors.SetPausedAsync(monitor.Value, paused: false, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(monitor.Error);
    }
}

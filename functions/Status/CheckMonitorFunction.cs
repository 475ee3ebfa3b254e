using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class CheckMonitorFunction(MonitorCheckService checks)
{
    [Function("check-monitor")]
    [RequirePermission(Permissions.MonitorsRun)]
    [NotAudited("It measures what the schedule measures anyway; the result stands in the history.")]
    [Operation("Monitors", "Runs a monitor's check now; the result counts. While it runs, others who ask get the same answer.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(MonitorCheckAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_paused"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["monitor_not_configured", "checks_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id}/check")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        return monitor.IsSuccess ? (await checks.CheckAsync(monitor.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(monitor.Error);
    }
}

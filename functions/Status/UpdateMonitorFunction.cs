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

internal sealed class UpdateMonitorFunction(MonitorService monitors)
{
    [Function("update-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorUpdated, Target = "monitor")]
    [Operation("Monitors", "Replaces a monitor's definition; what is left out gets its default.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(MonitorInput))]
    [Answers(StatusCodes.Status200OK, typeof(Monitor))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "monitor_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_changed", "monitor_owned_by_file"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "monitors/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        if (!monitor.IsSuccess)
        {
            return ProblemResults.Problem(monitor.Error);
        }

        var version = request.GetVersion();
        if (!version.IsSuccess)
        {
            return ProblemResults.Problem(version.Error);
        }

        var body = await request.ReadJsonAsync<MonitorInput>(cancellationToken);
        return body.IsSuccess
            ? (await monitors.UpdateAsync(monitor.Value, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}

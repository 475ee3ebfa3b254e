using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Checks.Push;
using Nebula.Homelab.Status.Monitors.Pushes;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetPushStateFunction(PushService pushes)
{
    [Function("get-push-state")]
    [RequirePermission(Permissions.MonitorsRead)]
    [Operation("Monitors", "When the address of a push monitor was made, and its last heartbeat.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(PushState))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_not_push"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "monitors/{id}/push")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        return monitor.IsSuccess ? (await pushes.FindAsync(monitor.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(monitor.Error);
    }
}

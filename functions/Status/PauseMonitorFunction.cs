using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Identity;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Functions.Status;

internal sealed class PauseMonitorFunction(MonitorService monitors)
{
    [Function("pause-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Operation("Monitors", "Stops checking a monitor until it is resumed; also one of the service map.")]
    [Answers(StatusCodes.Status200OK, typeof(Monitor))]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id:guid}/pause")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        (await monitors.SetPausedAsync(id, paused: true, cancellationToken)).ToHttp(request);
}

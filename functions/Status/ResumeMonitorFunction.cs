using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Identity;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Functions.Status;

internal sealed class ResumeMonitorFunction(MonitorService monitors)
{
    [Function("resume-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Operation("Monitors", "Checks a paused monitor again.")]
    [Answers(StatusCodes.Status200OK, typeof(Monitor))]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id:guid}/resume")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        (await monitors.SetPausedAsync(id, paused: false, cancellationToken)).ToHttp(request);
}

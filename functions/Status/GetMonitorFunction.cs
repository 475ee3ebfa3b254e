using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Identity;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Functions.Status;

internal sealed class GetMonitorFunction(MonitorService monitors)
{
    [Function("get-monitor")]
    [RequirePermission(Permissions.MonitorsRead)]
    [Operation("Monitors", "One monitor; its version is the ETag.")]
    [Answers(StatusCodes.Status200OK, typeof(Monitor))]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "monitors/{id:guid}")] HttpRequest request,
        Guid id,
        CancellationToken cancellationToken) =>
        (await monitors.FindAsync(id, cancellationToken)).ToHttp(request);
}

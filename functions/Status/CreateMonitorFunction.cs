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

internal sealed class CreateMonitorFunction(MonitorService monitors)
{
    [Function("create-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorCreated)]
    [Operation("Monitors", "Creates a monitor and begins to check it.")]
    [Takes(typeof(MonitorInput))]
    [Answers(StatusCodes.Status201Created, typeof(Monitor))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["monitor_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await monitors.CreateAsync(body.Value, request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/monitors/{created.Value.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

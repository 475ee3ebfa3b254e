using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.FireDrills;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.FireDrills;

internal sealed class StartFireDrillFunction(FireDrillService drills)
{
    [Function("start-fire-drill")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.FireDrillStarted)]
    [Operation("Notifications", "Begins a fire drill: a small target of our own is monitored, stopped and started again, and the real alert is waited for. It takes seconds; GET tells how it goes.")]
    [Answers(StatusCodes.Status202Accepted, typeof(FireDrill))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["nothing_to_tell", "fire_drill_running"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "fire-drill")] HttpRequest request, CancellationToken cancellationToken) =>
        (await drills.StartAsync(request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status202Accepted);
}

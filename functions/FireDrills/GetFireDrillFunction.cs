using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.FireDrills;
using Nebula.Platform.Identity;

namespace Nebula.Functions.FireDrills;

internal sealed class GetFireDrillFunction(FireDrillService drills)
{
    [Function("get-fire-drill")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "How it stands with the fire drill: the one that runs or ran last, step by step, the last that passed, and whether an outage would be told to anybody now.")]
    [Answers(StatusCodes.Status200OK, typeof(FireDrillOverview))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fire-drill")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await drills.LookAsync(cancellationToken));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class ListIncidentHoldsFunction(StoryHoldService holds)
{
    [Function("list-incident-holds")]
    [RequirePermission(Permissions.StatusRead)]
    [Operation("Notifications", "The open incidents that somebody has acknowledged or snoozed, the latest first; 200 at most.")]
    [Answers(StatusCodes.Status200OK, typeof(IncidentHoldList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "incidents/holds")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await holds.ListAsync(cancellationToken));
}

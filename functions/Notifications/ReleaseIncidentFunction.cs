using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class ReleaseIncidentFunction(StoryHoldService holds)
{
    [Function("release-incident")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentReleased, Target = "incident")]
    [Operation("Notifications", "Gives an incident back that was acknowledged or snoozed: what changes of it is told again.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_held"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "incidents/{id}/hold")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        return incident.IsSuccess
            ? (await holds.ReleaseAsync(incident.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(incident.Error);
    }
}

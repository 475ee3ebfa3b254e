using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class AcknowledgeIncidentFunction(StoryHoldService holds)
{
    [Function("acknowledge-incident")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentAcknowledged, Target = "incident")]
    [Operation("Notifications", "Takes an incident in hand: until it is over, nothing more is told of it but its end.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(IncidentHold))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_over"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incidents/{id}/acknowledge")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        return incident.IsSuccess
            ? (await holds.HoldAsync(incident.Value, null, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(incident.Error);
    }
}

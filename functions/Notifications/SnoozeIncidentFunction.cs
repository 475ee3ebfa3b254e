using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class SnoozeIncidentFunction(StoryHoldService holds)
{
    [Function("snooze-incident")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentSnoozed, Target = "incident")]
    [Operation("Notifications", "Makes an incident quiet for some minutes; its end is told all the same.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Takes(typeof(SnoozeBody))]
    [Answers(StatusCodes.Status200OK, typeof(IncidentHold))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "hold_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_over"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incidents/{id}/snooze")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        if (!incident.IsSuccess)
        {
            return ProblemResults.Problem(incident.Error);
        }

        var body = await request.ReadJsonAsync<SnoozeBody>(cancellationToken);
        return body.IsSuccess
            ? (await holds.HoldAsync(incident.Value, body.Value.Minutes, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class UpdateIncidentFunction(ManualIncidents incidents)
{
    [Function("update-incident")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentUpdated, Target = "incident")]
    [Operation("Status", "Tells how an incident opened by hand goes on; with the step resolved it is over.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Takes(typeof(IncidentUpdateInput))]
    [Answers(StatusCodes.Status201Created, typeof(Incident))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "story_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_automatic", "incident_over", "incident_full"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incidents/{id}/updates")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        if (!incident.IsSuccess)
        {
            return ProblemResults.Problem(incident.Error);
        }

        var body = await request.ReadJsonAsync<IncidentUpdateInput>(cancellationToken);
        return body.IsSuccess
            ? (await incidents.UpdateAsync(incident.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created)
            : ProblemResults.Problem(body.Error);
    }
}

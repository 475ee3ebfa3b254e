using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class AddIncidentNoteFunction(StoryNotes notes)
{
    [Function("add-incident-note")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentNoteAdded, Target = "incident")]
    [Operation("Status", "Writes a note into the story of an incident; internal unless it is made public.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Takes(typeof(StoryNoteInput))]
    [Answers(StatusCodes.Status201Created, typeof(StoryNote))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "story_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incidents/{id}/notes")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        if (!incident.IsSuccess)
        {
            return ProblemResults.Problem(incident.Error);
        }

        var body = await request.ReadJsonAsync<StoryNoteInput>(cancellationToken);
        return body.IsSuccess
            ? (await notes.AddAsync(incident.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created)
            : ProblemResults.Problem(body.Error);
    }
}

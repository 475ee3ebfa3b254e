using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class EditIncidentNoteFunction(StoryNotes notes)
{
    [Function("edit-incident-note")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentNoteUpdated, Target = "incident")]
    [Operation("Status", "Changes one's own note or update.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [QueryParameter("note", typeof(Guid), "The note's id.", In = "path")]
    [Takes(typeof(StoryNoteInput))]
    [Answers(StatusCodes.Status200OK, typeof(StoryNote))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "story_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["note_of_another"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found", "note_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "incidents/{id}/notes/{note}")] HttpRequest request,
        string id,
        string note,
        CancellationToken cancellationToken)
    {
        var place = IncidentNoteRoute.Read(id, note);
        if (!place.IsSuccess)
        {
            return ProblemResults.Problem(place.Error);
        }

        var body = await request.ReadJsonAsync<StoryNoteInput>(cancellationToken);
        return body.IsSuccess
            ? (await notes.EditAsync(place.Value.Incident, place.Value.Note, body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

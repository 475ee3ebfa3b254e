using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class DeleteIncidentNoteFunction(StoryNotes notes)
{
    [Function("delete-incident-note")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentNoteDeleted, Target = "incident")]
    [Operation("Status", "Takes one's own note out of an incident's story.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [QueryParameter("note", typeof(Guid), "The note's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["note_of_another"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found", "note_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["note_is_update"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "incidents/{id}/notes/{note}")] HttpRequest request,
        string id,
        string note,
        CancellationToken cancellationToken)
    {
        var place = IncidentNoteRoute.Read(id, note);
        return place.IsSuccess
            ? (await notes.DeleteAsync(place.Value.Incident, place.Value.Note, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(place.Error);
    }
}

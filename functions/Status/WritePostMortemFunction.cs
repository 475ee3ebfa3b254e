using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class WritePostMortemFunction(PostMortems postMortems)
{
    [Function("write-post-mortem")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentPostMortemWritten, Target = "incident")]
    [Operation("Status", "Writes what was learned from an incident that is over: a draft, or published to who sees the incident.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Takes(typeof(PostMortemInput))]
    [Answers(StatusCodes.Status200OK, typeof(PostMortem))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "story_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_open", "post_mortem_changed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "incidents/{id}/post-mortem")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        if (!incident.IsSuccess)
        {
            return ProblemResults.Problem(incident.Error);
        }

        var body = await request.ReadJsonAsync<PostMortemInput>(cancellationToken);
        return body.IsSuccess
            ? (await postMortems.WriteAsync(incident.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

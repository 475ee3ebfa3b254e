using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetIncidentFunction(StatusQueries queries)
{
    [Function("get-incident")]
    [PublicAccess("Visitors see what concerns public services or was opened for them; who may read the status sees all.")]
    [Operation("Status", "One incident with its whole story.")]
    [QueryParameter("id", typeof(Guid), "The incident's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Incident))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["incident_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded", "status_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "incidents/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var incident = RouteId.Read(id);
        return incident.IsSuccess
            ? (await queries.FindIncidentAsync(request.GetAudience(), incident.Value, cancellationToken)).ToHttp()
            : ProblemResults.Problem(incident.Error);
    }
}

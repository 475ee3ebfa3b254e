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

internal sealed class OpenIncidentFunction(ManualIncidents incidents)
{
    [Function("open-incident")]
    [RequirePermission(Permissions.IncidentsHandle)]
    [Audited(AuditActions.IncidentOpened)]
    [Operation("Status", "Opens an incident by hand. It is over when somebody says so.")]
    [Takes(typeof(ManualIncidentInput))]
    [Answers(StatusCodes.Status201Created, typeof(Incident))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["incident_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_limit"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incidents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ManualIncidentInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var opened = await incidents.OpenAsync(body.Value, request.GetActor(), cancellationToken);
        if (opened.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/incidents/{opened.Value.Id}";
        }

        return opened.ToHttp(StatusCodes.Status201Created);
    }
}

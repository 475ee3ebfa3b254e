using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class ListIncidentsFunction(StatusQueries queries)
{
    [Function("list-incidents")]
    [PublicAccess("Visitors see what concerns public services; who may read the status sees all.")]
    [Operation("Status", "Incidents, newest first.")]
    [QueryParameter("service", typeof(string), "Only those that concern this service, by its id.")]
    [QueryParameter("state", typeof(string), "open or resolved.")]
    [QueryParameter("before", typeof(string), "The next of the page before.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [Answers(StatusCodes.Status200OK, typeof(IncidentPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["service_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded", "status_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "incidents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.GetNumber("limit", 50);
        if (!limit.IsSuccess)
        {
            return ProblemResults.Problem(limit.Error);
        }

        var (service, state, before) = (request.GetQuery("service"), request.GetQuery("state"), request.GetQuery("before"));
        return (await queries.ListIncidentsAsync(request.GetAudience(), service, state, before, limit.Value, cancellationToken)).ToHttp();
    }
}

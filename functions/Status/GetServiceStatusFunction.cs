using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetServiceStatusFunction(StatusQueries queries)
{
    [Function("get-service-status")]
    [PublicAccess("Visitors see the public services; who may read the status sees all.")]
    [Operation("Status", "One service with its response chart, last results and incidents.")]
    [QueryParameter("window", typeof(string), "1h, 24h (default), 7d, 30d or 90d.")]
    [Answers(StatusCodes.Status200OK, typeof(ServiceDetail))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["service_not_found"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded", "status_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/services/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        (await queries.FindServiceAsync(request.GetAudience(), id, request.GetQuery("window"), cancellationToken)).ToHttp();
}

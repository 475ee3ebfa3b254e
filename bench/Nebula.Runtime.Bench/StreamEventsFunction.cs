using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Bench;

internal sealed class StreamEventsFunction(Warehouse warehouse)
{
    [Function("stream-events")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "events")] HttpRequest request, CancellationToken cancellationToken)
    {
        await warehouse.WriteEventsAsync(request.HttpContext.Response, cancellationToken);
        return TypedResults.Empty;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class GetStatusFunction(StatusLive live)
{
    [Function("get-status")]
    [PublicAccess("Visitors see the public services; who may read the status sees all.")]
    [WorksWithoutDatabase]
    [Operation("Status", "Everything the status page shows. Without the database: the last known state, marked stale.")]
    [Answers(StatusCodes.Status200OK, typeof(StatusView))]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status")] HttpRequest request)
    {
        var answer = live.ReadPage(request.GetAudience()) is { } json
            ? Results.Bytes(json, "application/json; charset=utf-8")
            : ProblemResults.Problem(Error.Unavailable("status_not_loaded", "The status has not been read from the database yet; try again in a moment.") with
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            });
        return Task.FromResult(answer);
    }
}

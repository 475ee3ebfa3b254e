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
    // Longer than it takes to read the database, or to find that it does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function("get-status")]
    [PublicAccess("Visitors see the public services; who may read the status sees all.")]
    [WorksWithoutDatabase]
    [Operation("Status", "Everything the status page shows. Without the database: the last known state, marked stale.")]
    [Answers(StatusCodes.Status200OK, typeof(StatusView))]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["status_not_loaded"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status")] HttpRequest request, CancellationToken cancellationToken)
    {
        var audience = request.GetAudience();
        if (live.ReadPage(audience) is null)
        {
            await live.WhenStartedAsync(Patience, cancellationToken);
        }

        return live.ReadPage(audience) is { } page
            ? new StatusPageResult(page)
            : ProblemResults.Problem(Error.Unavailable("status_not_loaded", "The status has not been read from the database yet; try again in a moment.") with
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            });
    }
}

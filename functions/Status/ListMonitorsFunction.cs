using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class ListMonitorsFunction(MonitorService monitors)
{
    [Function("list-monitors")]
    [RequirePermission(Permissions.MonitorsRead)]
    [Operation("Monitors", "Monitors by key.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 100.")]
    [QueryParameter("after", typeof(string), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(MonitorPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "monitors")] HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.GetNumber("limit", MonitorService.MaxPage);
        return limit.IsSuccess
            ? (await monitors.ListAsync(limit.Value, request.GetQuery("after"), cancellationToken)).ToHttp()
            : ProblemResults.Problem(limit.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Maintenance;

internal sealed class ListMaintenanceFunction(MaintenanceService windows)
{
    [Function("list-maintenance")]
    [RequirePermission(Permissions.MonitorsRead)]
    [Operation("Maintenance", "Maintenance windows, the newest first, each with how it stands and its next three times.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 100.")]
    [QueryParameter("after", typeof(Guid), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(MaintenancePage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "maintenance")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (limit, after) = (request.GetNumber("limit", MaintenanceService.MaxPage), request.GetId("after"));
        if ((limit.Error ?? after.Error) is { } wrong)
        {
            return ProblemResults.Problem(wrong);
        }

        return (await windows.ListAsync(limit.Value, after.Value, cancellationToken)).ToHttp();
    }
}

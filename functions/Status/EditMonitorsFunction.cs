using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Bulk;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class EditMonitorsFunction(MonitorBulk monitors)
{
    [Function("edit-monitors")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorUpdated)]
    [Operation("Monitors", "Pauses, deletes or edits many monitors in one transaction, and says what became of each; what cannot be changed is refused by itself.")]
    [Takes(typeof(MonitorBulkInput))]
    [Answers(StatusCodes.Status200OK, typeof(MonitorBulkReport))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["bulk_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/bulk")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorBulkInput>(cancellationToken);
        return body.IsSuccess
            ? (await monitors.ApplyAsync(body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

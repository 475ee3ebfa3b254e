using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Import;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class ImportMonitorsFunction(MonitorImport import)
{
    [Function("import-monitors")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorCreated)]
    [Operation("Monitors", "Takes over the monitors of an export of Uptime Kuma that can be, all at once, and says what became of each.")]
    [Takes(typeof(MonitorImportInput))]
    [Answers(StatusCodes.Status200OK, typeof(ImportReport))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["import_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorImportInput>(cancellationToken);
        return body.IsSuccess
            ? (await import.ImportAsync(body.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

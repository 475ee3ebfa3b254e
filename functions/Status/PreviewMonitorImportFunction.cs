using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Import;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class PreviewMonitorImportFunction(MonitorImport import)
{
    [Function("preview-monitor-import")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [NotAudited("It reads what was sent and keeps nothing.")]
    [Operation("Monitors", "Says what would become of each monitor of an export of Uptime Kuma.")]
    [Takes(typeof(MonitorImportInput))]
    [Answers(StatusCodes.Status200OK, typeof(ImportReport))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["import_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/import/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorImportInput>(cancellationToken);
        return body.IsSuccess ? (await import.PreviewAsync(body.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

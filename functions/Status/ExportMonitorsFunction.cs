using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Export;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class ExportMonitorsFunction(MonitorExport export)
{
    [Function("export-monitors")]
    [RequirePermission(Permissions.MonitorsRead)]
    [NotAudited("It reads what the list of monitors shows.")]
    [Operation("Monitors", "Monitors as YAML for service-map.yml: those named, or all that were made on the page.")]
    [Takes(typeof(MonitorExportInput))]
    [Answers(StatusCodes.Status200OK, typeof(MonitorExportAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["export_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/export")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorExportInput>(cancellationToken);
        return body.IsSuccess ? (await export.ExportAsync(body.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

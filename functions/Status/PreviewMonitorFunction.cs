using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class PreviewMonitorFunction(MonitorCheckService checks)
{
    [Function("preview-monitor")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [NotAudited("It tries a check and keeps nothing.")]
    [Operation("Monitors", "Understands something pasted, or takes a monitor, and runs its check once without saving anything.")]
    [Takes(typeof(MonitorPreviewInput))]
    [Answers(StatusCodes.Status200OK, typeof(MonitorPreview))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["preview_invalid", "paste_not_understood", "monitor_invalid"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["checks_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MonitorPreviewInput>(cancellationToken);
        return body.IsSuccess ? (await checks.PreviewAsync(body.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

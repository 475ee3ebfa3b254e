using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Replay;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class PreviewMonitorAlertsFunction(AlertPreviewer previewer)
{
    [Function("preview-monitor-alerts")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [NotAudited("It looks at results that there are and keeps nothing.")]
    [Operation("Monitors", "How often a monitor would have alerted in the last 24 hours if it had been as in the body: its stored results, judged anew.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Takes(typeof(MonitorInput))]
    [Answers(StatusCodes.Status200OK, typeof(AlertPreview))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "monitor_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id}/alert-preview")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        if (!monitor.IsSuccess)
        {
            return ProblemResults.Problem(monitor.Error);
        }

        var body = await request.ReadJsonAsync<MonitorInput>(cancellationToken);
        return body.IsSuccess
            ? (await previewer.RunAsync(monitor.Value, body.Value, cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

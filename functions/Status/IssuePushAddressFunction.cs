using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Pushes;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class IssuePushAddressFunction(PushService pushes)
{
    [Function("issue-push-address")]
    [RequirePermission(Permissions.MonitorsWrite)]
    [Audited(AuditActions.MonitorPushAddressIssued, Target = "monitor")]
    [Operation("Monitors", "Makes the address that a push monitor's heartbeats are sent to; the one before counts no more. It is told this once.")]
    [QueryParameter("id", typeof(Guid), "The monitor's id.", In = "path")]
    [Answers(StatusCodes.Status201Created, typeof(PushAddress))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["monitor_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["monitor_not_push"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "monitors/{id}/push")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var monitor = RouteId.Read(id);
        return monitor.IsSuccess
            ? (await pushes.IssueAsync(monitor.Value, request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created)
            : ProblemResults.Problem(monitor.Error);
    }
}

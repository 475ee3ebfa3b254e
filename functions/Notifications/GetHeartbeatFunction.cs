using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Heartbeat;

namespace Nebula.Functions.Notifications;

internal sealed class GetHeartbeatFunction(HeartbeatStore heartbeat)
{
    [Function("get-heartbeat")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "Who watches Nebula: whether a sign of life is sent outside, when the last one was taken, and what keeps it back.")]
    [Answers(StatusCodes.Status200OK, typeof(HeartbeatState))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/heartbeat")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await heartbeat.ReadAsync(cancellationToken));
}

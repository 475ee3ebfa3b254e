using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Functions.Notifications;

internal sealed class TestNotificationChannelFunction(ChannelTester tester)
{
    [Function("test-notification-channel")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationChannelTested, Target = "channel")]
    [Operation("Notifications", "Sends a message over a channel, switched off or not, and answers what the other side said; a failure is told in the answer.")]
    [QueryParameter("id", typeof(Guid), "The channel's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Delivery))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["channel_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/channels/{id}/test")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var channel = RouteId.Read(id);
        return channel.IsSuccess
            ? (await tester.TestAsync(channel.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(channel.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class DeleteNotificationChannelFunction(ChannelService channels)
{
    [Function("delete-notification-channel")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationChannelDeleted, Target = "channel")]
    [Operation("Notifications", "Deletes a channel; what waits for it is not sent, and rules go on without it.")]
    [QueryParameter("id", typeof(Guid), "The channel's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["channel_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "notifications/channels/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var channel = RouteId.Read(id);
        return channel.IsSuccess
            ? (await channels.DeleteAsync(channel.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(channel.Error);
    }
}

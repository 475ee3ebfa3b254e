using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class GetNotificationChannelFunction(ChannelService channels)
{
    [Function("get-notification-channel")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "One channel; its version is the ETag.")]
    [QueryParameter("id", typeof(Guid), "The channel's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Channel))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["channel_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/channels/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var channel = RouteId.Read(id);
        return channel.IsSuccess
            ? (await channels.FindAsync(channel.Value, request.GetVisibleCategories(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(channel.Error);
    }
}

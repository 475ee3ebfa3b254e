using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class ListNotificationChannelsFunction(ChannelService channels)
{
    [Function("list-notification-channels")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "Where Nebula can tell people something, with what waits and the latest delivery of each; never their secrets.")]
    [Answers(StatusCodes.Status200OK, typeof(ChannelList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/channels")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await channels.ListAsync(request.GetVisibleCategories(), cancellationToken));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class CreateNotificationChannelFunction(ChannelService channels)
{
    [Function("create-notification-channel")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationChannelCreated)]
    [Operation("Notifications", "Makes a channel. The signing secret of a webhook that brings none is made, and told in this answer only.")]
    [Takes(typeof(ChannelInput))]
    [Answers(StatusCodes.Status201Created, typeof(Channel))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["channel_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["channel_name_taken", "channel_limit"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/channels")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ChannelInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await channels.CreateAsync(body.Value, request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/notifications/channels/{created.Value.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

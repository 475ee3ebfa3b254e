using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class UpdateNotificationChannelFunction(ChannelService channels)
{
    [Function("update-notification-channel")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationChannelUpdated, Target = "channel")]
    [Operation("Notifications", "Replaces a channel; a secret that is left out stays, and one whose kind changes starts anew.")]
    [QueryParameter("id", typeof(Guid), "The channel's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(ChannelInput))]
    [Answers(StatusCodes.Status200OK, typeof(Channel))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "channel_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["channel_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["channel_changed", "channel_name_taken"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "notifications/channels/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (channel, version) = (RouteId.Read(id), request.GetExpectedVersion());
        if ((channel.Error ?? version.Error) is { } error)
        {
            return ProblemResults.Problem(error);
        }

        var body = await request.ReadJsonAsync<ChannelInput>(cancellationToken);
        return body.IsSuccess
            ? (await channels.UpdateAsync(channel.Value, version.Value, body.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Functions.Notifications;

internal sealed class RecogniseNotificationChannelFunction
{
    [Function("recognise-notification-channel")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [NotAudited("It reads a text and keeps nothing.")]
    [Operation("Notifications", "What something pasted is: a Discord webhook, an ntfy topic, an address, any URL; as a channel that can be saved or filled in.")]
    [Takes(typeof(RecogniseBody))]
    [Answers(StatusCodes.Status200OK, typeof(Recognised))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["paste_not_understood"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/recognise")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<RecogniseBody>(cancellationToken);
        return body.IsSuccess ? ChannelRecogniser.Read(body.Value.Text).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

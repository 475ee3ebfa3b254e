using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Functions.Notifications;

internal sealed class ListDeliveriesFunction(DeliveryLog log)
{
    [Function("list-deliveries")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "What was sent, what waits and for what, and what was not sent and why; newest first.")]
    [QueryParameter("channel", typeof(Guid), "Only over this channel.")]
    [QueryParameter("rule", typeof(Guid), "Only by this rule.")]
    [QueryParameter("event", typeof(Guid), "Only of this event.")]
    [QueryParameter("state", typeof(string), "waiting, sent, not_sent or failed.")]
    [QueryParameter("reason", typeof(string), "Only for this reason: quiet_hours, duplicate, rate_limited …")]
    [QueryParameter("story", typeof(string), "Only of this story, such as incident:<id>.")]
    [QueryParameter("before", typeof(long), "The next of the page before.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [Answers(StatusCodes.Status200OK, typeof(DeliveryPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/deliveries")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = request.GetDeliveryQuery();
        return query.IsSuccess ? (await log.ReadPageAsync(query.Value, request.GetVisibleCategories(), cancellationToken)).ToHttp() : ProblemResults.Problem(query.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Functions.Notifications;

internal sealed class RetryDeliveryFunction(DeliveryLog log)
{
    [Function("retry-delivery")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationRetried, Target = "delivery")]
    [Operation("Notifications", "Sends once more what has failed.")]
    [QueryParameter("id", typeof(Guid), "The delivery's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Delivery))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["delivery_not_found", "channel_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["delivery_not_failed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/deliveries/{id}/retry")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var delivery = RouteId.Read(id);
        return delivery.IsSuccess
            ? (await log.RetryAsync(delivery.Value, request.GetVisibleCategories(), request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(delivery.Error);
    }
}

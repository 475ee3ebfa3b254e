using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class ListNotificationRulesFunction(RuleService rules)
{
    [Function("list-notification-rules")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "Which events are told over which channels, with the latest delivery of each.")]
    [Answers(StatusCodes.Status200OK, typeof(RuleList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/rules")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await rules.ListAsync(request.GetVisibleCategories(), cancellationToken));
}

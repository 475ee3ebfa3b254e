using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class GetNotificationRuleFunction(RuleService rules)
{
    [Function("get-notification-rule")]
    [RequirePermission(Permissions.NotificationsRead)]
    [Operation("Notifications", "One rule; its version is the ETag.")]
    [QueryParameter("id", typeof(Guid), "The rule's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Rule))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["rule_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/rules/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var rule = RouteId.Read(id);
        return rule.IsSuccess
            ? (await rules.FindAsync(rule.Value, request.GetVisibleCategories(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(rule.Error);
    }
}

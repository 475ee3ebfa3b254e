using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class DeleteNotificationRuleFunction(RuleService rules)
{
    [Function("delete-notification-rule")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationRuleDeleted, Target = "rule")]
    [Operation("Notifications", "Deletes a rule; what it has planned is still sent.")]
    [QueryParameter("id", typeof(Guid), "The rule's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["rule_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "notifications/rules/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var rule = RouteId.Read(id);
        return rule.IsSuccess
            ? (await rules.DeleteAsync(rule.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(rule.Error);
    }
}

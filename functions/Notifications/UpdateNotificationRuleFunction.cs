using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class UpdateNotificationRuleFunction(RuleService rules)
{
    [Function("update-notification-rule")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationRuleUpdated, Target = "rule")]
    [Operation("Notifications", "Replaces a rule.")]
    [QueryParameter("id", typeof(Guid), "The rule's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(RuleInput))]
    [Answers(StatusCodes.Status200OK, typeof(Rule))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "rule_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["rule_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["rule_changed", "rule_name_taken"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "notifications/rules/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (rule, version) = (RouteId.Read(id), request.GetExpectedVersion());
        if ((rule.Error ?? version.Error) is { } error)
        {
            return ProblemResults.Problem(error);
        }

        var body = await request.ReadJsonAsync<RuleInput>(cancellationToken);
        return body.IsSuccess
            ? (await rules.UpdateAsync(rule.Value, version.Value, body.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}

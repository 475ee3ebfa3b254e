using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class CreateNotificationRuleFunction(RuleService rules)
{
    [Function("create-notification-rule")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [Audited(AuditActions.NotificationRuleCreated)]
    [Operation("Notifications", "Makes a rule. One made by somebody without audit.read does not tell of events of security.")]
    [Takes(typeof(RuleInput))]
    [Answers(StatusCodes.Status201Created, typeof(Rule))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["rule_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["rule_name_taken", "rule_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/rules")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<RuleInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await rules.CreateAsync(body.Value, request.GetPrincipal(), request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/notifications/rules/{created.Value.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

internal sealed class PreviewNotificationRuleFunction(RulePreviewer previewer)
{
    [Function("preview-notification-rule")]
    [RequirePermission(Permissions.NotificationsWrite)]
    [NotAudited("It tries a rule and keeps nothing.")]
    [Operation("Notifications", "What a rule would have told of the last 7 days, judged as what sends judges it, without saving it.")]
    [Takes(typeof(RuleInput))]
    [Answers(StatusCodes.Status200OK, typeof(RulePreview))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["rule_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "notifications/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<RuleInput>(cancellationToken);
        return body.IsSuccess
            ? (await previewer.RunAsync(body.Value, request.GetVisibleCategories(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

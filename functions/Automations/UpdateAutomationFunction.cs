using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class UpdateAutomationFunction(AutomationService automations)
{
    [Function("update-automation")]
    [RequirePermission(Permissions.AutomationsWrite)]
    [Audited(AuditActions.AutomationUpdated, Target = "automation")]
    [Operation("Automations", "Replaces an automation. Secrets that are left out stay, where an action is named by its id.")]
    [QueryParameter("id", typeof(Guid), "The automation's id.", In = "path")]
    [QueryParameter("If-Match", typeof(string), "The version that is replaced, in quotes.", In = "header")]
    [Takes(typeof(AutomationInput))]
    [Answers(StatusCodes.Status200OK, typeof(Automation))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "automation_invalid", "if_match_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["automation_rights"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["automation_changed"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "automations/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (automation, version) = (RouteId.Read(id), request.GetVersion());
        if ((automation.Error ?? version.Error) is { } wrong)
        {
            return ProblemResults.Problem(wrong);
        }

        var body = await request.ReadJsonAsync<AutomationInput>(cancellationToken);
        return body.IsSuccess
            ? (await automations.UpdateAsync(automation.Value, version.Value, body.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(body.Error);
    }
}

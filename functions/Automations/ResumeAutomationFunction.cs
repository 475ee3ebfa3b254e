using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class ResumeAutomationFunction(AutomationService automations)
{
    [Function("resume-automation")]
    [RequirePermission(Permissions.AutomationsWrite)]
    [Audited(AuditActions.AutomationResumed, Target = "automation")]
    [Operation("Automations", "Lets an automation run again that was paused because it ran too often.")]
    [QueryParameter("id", typeof(Guid), "The automation's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Automation))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "automations/{id:guid}/resume")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var automation = RouteId.Read(id);
        return automation.IsSuccess
            ? (await automations.ResumeAsync(automation.Value, request.GetActor(), cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(automation.Error);
    }
}

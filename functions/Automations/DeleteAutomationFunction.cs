using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class DeleteAutomationFunction(AutomationService automations)
{
    [Function("delete-automation")]
    [RequirePermission(Permissions.AutomationsWrite)]
    [Audited(AuditActions.AutomationDeleted, Target = "automation")]
    [Operation("Automations", "Deletes an automation and the history of its runs.")]
    [QueryParameter("id", typeof(Guid), "The automation's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "automations/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var automation = RouteId.Read(id);
        return automation.IsSuccess
            ? (await automations.DeleteAsync(automation.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(automation.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class GetAutomationFunction(AutomationService automations)
{
    [Function("get-automation")]
    [RequirePermission(Permissions.AutomationsRead)]
    [Operation("Automations", "One automation. Secrets of its actions are named, never told.")]
    [QueryParameter("id", typeof(Guid), "The automation's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Automation))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "automations/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var automation = RouteId.Read(id);
        return automation.IsSuccess
            ? (await automations.FindAsync(automation.Value, cancellationToken)).ToHttp(request)
            : ProblemResults.Problem(automation.Error);
    }
}

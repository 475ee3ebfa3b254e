using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class CreateAutomationFunction(AutomationService automations)
{
    [Function("create-automation")]
    [RequirePermission(Permissions.AutomationsWrite)]
    [Audited(AuditActions.AutomationCreated)]
    [Operation("Automations", "Makes an automation. The caller must have the permissions that its actions need.")]
    [Takes(typeof(AutomationInput))]
    [Answers(StatusCodes.Status201Created, typeof(Automation))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["automation_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["automation_rights"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["automation_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "automations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<AutomationInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await automations.CreateAsync(body.Value, request.GetPrincipal(), request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/automations/{created.Value.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Automations;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class ListAutomationActionsFunction(AutomationService automations)
{
    [Function("list-automation-actions")]
    [RequirePermission(Permissions.AutomationsRead)]
    [Operation("Automations", "What automations can do, with the parameters of each action, and what texts and conditions may name.")]
    [Answers(StatusCodes.Status200OK, typeof(ActionKinds))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "automations/actions")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(automations.Kinds()));
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Events;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class ListAutomationRunsFunction(RunHistory history)
{
    [Function("list-automation-runs")]
    [RequirePermission(Permissions.AutomationsRead)]
    [Operation("Automations", "What an automation did, the newest first. Runs for events that the caller may not see are left out.")]
    [QueryParameter("id", typeof(Guid), "The automation's id.", In = "path")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 50.")]
    [QueryParameter("before", typeof(Guid), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(AutomationRunPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "query_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "automations/{id:guid}/runs")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (automation, limit, before) = (RouteId.Read(id), request.GetNumber("limit", 50), request.GetId("before"));
        return (automation.Error ?? limit.Error ?? before.Error) is { } wrong
            ? ProblemResults.Problem(wrong)
            : (await history.ListAsync(automation.Value, request.GetVisibleCategories(), before.Value, limit.Value, cancellationToken)).ToHttp();
    }
}

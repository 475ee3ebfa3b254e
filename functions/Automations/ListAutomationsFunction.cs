using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Automations;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class ListAutomationsFunction(AutomationService automations)
{
    [Function("list-automations")]
    [RequirePermission(Permissions.AutomationsRead)]
    [Operation("Automations", "Automations, the oldest first, each with its newest run.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 100.")]
    [QueryParameter("after", typeof(Guid), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(AutomationPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "automations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (limit, after) = (request.GetNumber("limit", AutomationService.MaxPage), request.GetId("after"));
        if (!limit.IsSuccess)
        {
            return ProblemResults.Problem(limit.Error);
        }

        return after.IsSuccess
            ? (await automations.ListAsync(limit.Value, after.Value, cancellationToken)).ToHttp()
            : ProblemResults.Problem(after.Error);
    }
}

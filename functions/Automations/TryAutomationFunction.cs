using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations.DryRuns;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Automations;

internal sealed class TryAutomationFunction(DryRunService dryRuns)
{
    [Function("try-automation")]
    [RequirePermission(Permissions.AutomationsWrite)]
    [NotAudited("It reads events that the caller may see, and does nothing.")]
    [Operation("Automations", "Says which events of the last seven days, or whether one event, would have made an automation run, and what it would have done.")]
    [Takes(typeof(DryRunInput))]
    [Answers(StatusCodes.Status200OK, typeof(DryRunAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["automation_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["automation_rights"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["automation_not_found", "event_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "automations/dry-run")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<DryRunInput>(cancellationToken);
        return body.IsSuccess
            ? (await dryRuns.RunAsync(body.Value, request.GetPrincipal(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

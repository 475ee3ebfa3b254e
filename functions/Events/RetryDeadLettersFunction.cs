using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Events;

internal sealed class RetryDeadLettersFunction(DeadLetterService letters)
{
    [Function("retry-dead-letters")]
    [RequirePermission(Permissions.EventsManage)]
    [Audited(AuditActions.DeadLettersRetried)]
    [Operation("Events", "Tells every handler again of every event that it gave up.")]
    [Answers(StatusCodes.Status200OK, typeof(RetriedLetters))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/dead-letters/retry")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await letters.RetryAllAsync(request.GetVisibleCategories(), request.GetActor(), cancellationToken));
}

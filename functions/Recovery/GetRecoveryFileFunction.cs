using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Recovery;

namespace Nebula.Functions.Recovery;

internal sealed class GetRecoveryFileFunction(RecoveryService recovery)
{
    [Function("get-recovery-file")]
    [RequirePermission(Permissions.RecoveryWrite)]
    [Operation("Secrets", "Whether a recovery file was made, and whether it still holds every key. The file itself is kept nowhere here.")]
    [Answers(StatusCodes.Status200OK, typeof(RecoveryState))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "recovery-file")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await recovery.LookAsync(cancellationToken));
}

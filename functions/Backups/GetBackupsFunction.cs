using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Backups.Scheduling;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Backups;

internal sealed class GetBackupsFunction(BackupDesk desk)
{
    [Function("get-backups")]
    [RequirePermission(Permissions.BackupsRead)]
    [Operation("Backups", "How it stands with scheduled backups: the next, the last, what is kept, and what is missing to make one.")]
    [Answers(StatusCodes.Status200OK, typeof(BackupOverview))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "backups")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await desk.LookAsync(cancellationToken));
}

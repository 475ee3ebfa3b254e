using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Scheduling;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Backups;

internal sealed class RequestBackupFunction(BackupDesk desk)
{
    [Function("request-backup")]
    [RequirePermission(Permissions.BackupsMake)]
    [Audited(AuditActions.BackupRequested)]
    [Operation("Backups", "Has a backup made now, to where the settings say; it begins within seconds.")]
    [Answers(StatusCodes.Status202Accepted, typeof(BackupRun))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["backup_running", "backup_folder_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "backups")] HttpRequest request, CancellationToken cancellationToken) =>
        (await desk.RequestAsync(request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status202Accepted);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Recovery;

namespace Nebula.Functions.Recovery;

internal sealed class MakeRecoveryFileFunction(RecoveryService recovery)
{
    [Function("make-recovery-file")]
    [RequirePermission(Permissions.RecoveryWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.RecoveryFileMade)]
    [Operation("Secrets", "Makes the recovery file: the keys of stored secrets, sealed with a passphrase, and what to type when something is lost.")]
    [Takes(typeof(MakeRecoveryFileBody))]
    [Answers(StatusCodes.Status200OK, typeof(RecoveryFile))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["passphrase_short"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recovery-file")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<MakeRecoveryFileBody>(cancellationToken);
        return body.IsSuccess ? (await recovery.MakeAsync(body.Value.Passphrase, request.GetActor(), cancellationToken)).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class RenewRecoveryCodesFunction(SecondFactorService secondFactor)
{
    [Function("renew-recovery-codes")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.RecoveryCodesRenewed)]
    [Operation("Account", "Ten new recovery codes, shown this once; the old ones are dead.")]
    [Answers(StatusCodes.Status200OK, typeof(RecoveryCodeList))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["reauthentication_required"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["totp_off"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/recovery-codes")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var codes = await secondFactor.RenewCodesAsync(own.Value, request.GetActor(), cancellationToken);
        return codes.IsSuccess ? ProblemResults.Json(codes.Value) : ProblemResults.Problem(codes.Error);
    }
}

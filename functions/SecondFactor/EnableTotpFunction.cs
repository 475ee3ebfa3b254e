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

internal sealed class EnableTotpFunction(SecondFactorService secondFactor, SessionCookie cookie)
{
    [Function("enable-totp")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.TotpEnabled)]
    [Operation("Account", "Proves the key with a code: from now on every login asks for one; every other session ends, and this one gets a new cookie.")]
    [Takes(typeof(CodeBody))]
    [Answers(StatusCodes.Status200OK, typeof(RecoveryCodeList))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["code_wrong"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["reauthentication_required"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["totp_not_begun"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "account/totp")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CodeBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var enabled = await secondFactor.EnableAsync(own.Value, body.Value.Code, request.GetActor(), cancellationToken);
        if (!enabled.IsSuccess)
        {
            return ProblemResults.Problem(enabled.Error);
        }

        cookie.Write(request, enabled.Value.Session);
        return ProblemResults.Json(new RecoveryCodeList(enabled.Value.RecoveryCodes));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class BeginTotpFunction(SecondFactorService secondFactor)
{
    [Function("begin-totp")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [NotAudited("A key that no code has proved opens and closes nothing; the proof is audited.")]
    [Operation("Account", "Makes a key for an authenticator app, shown this once; it counts when a code has proved it.")]
    [Answers(StatusCodes.Status200OK, typeof(TotpSetupAnswer))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["reauthentication_required"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["totp_on"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/totp")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var setup = await secondFactor.BeginAsync(own.Value, Environment.MachineName, cancellationToken);
        return setup.IsSuccess ? ProblemResults.Json(TotpSetupAnswer.Of(setup.Value)) : ProblemResults.Problem(setup.Error);
    }
}

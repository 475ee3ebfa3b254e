using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class ResetTotpFunction(SecondFactorRemoval removal)
{
    [Function("reset-totp")]
    [RequirePermission(Permissions.PasswordsReset)]
    [Audited(AuditActions.TotpRemoved)]
    [Operation("Users", "Takes the second factor of a user, the owner too; its sessions end.")]
    [Takes(typeof(ResetTotpBody))]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["user_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["totp_off"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "internal/totp-resets")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ResetTotpBody>(cancellationToken);
        return body.IsSuccess
            ? (await removal.ResetAsync(body.Value.Name, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class RemovePasskeyFunction(OwnPasskeys passkeys)
{
    [Function("remove-passkey")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.PasskeyRemoved, Target = "passkey")]
    [Operation("Account", "Takes one of one's own passkeys away; every other session ends.")]
    [QueryParameter("id", typeof(Guid), "The passkey's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["passkey_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "account/passkeys/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (own, passkey) = (request.GetOwnSession(), RouteId.Read(id));
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        return passkey.IsSuccess
            ? (await passkeys.RemoveAsync(passkey.Value, own.Value, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(passkey.Error);
    }
}

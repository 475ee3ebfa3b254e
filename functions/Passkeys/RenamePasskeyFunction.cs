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

internal sealed class RenamePasskeyFunction(OwnPasskeys passkeys)
{
    [Function("rename-passkey")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.PasskeyRenamed, Target = "passkey")]
    [Operation("Account", "Calls one of one's own passkeys by another name.")]
    [QueryParameter("id", typeof(Guid), "The passkey's id.", In = "path")]
    [Takes(typeof(RenamePasskeyBody))]
    [Answers(StatusCodes.Status200OK, typeof(Passkey))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid", "passkey_name_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["passkey_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "account/passkeys/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<RenamePasskeyBody>(cancellationToken);
        if (!asked.IsSuccess)
        {
            return ProblemResults.Problem(asked.Error);
        }

        var (own, body) = asked.Value;
        var passkey = RouteId.Read(id);
        return passkey.IsSuccess
            ? (await passkeys.RenameAsync(passkey.Value, body.Name, own, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(passkey.Error);
    }
}

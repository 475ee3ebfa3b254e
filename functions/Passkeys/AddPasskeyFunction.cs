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

internal sealed class AddPasskeyFunction(OwnPasskeys passkeys, PasskeyVisit visit)
{
    [Function("add-passkey")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.PasskeyAdded)]
    [Operation("Account", "Takes the passkey that the device has made.")]
    [Takes(typeof(AddPasskeyBody))]
    [Answers(StatusCodes.Status201Created, typeof(Passkey))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["passkey_name_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["passkey_question_dead", "passkey_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_full", "passkeys_not_here"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/passkeys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<AddPasskeyBody>(cancellationToken);
        if (!asked.IsSuccess)
        {
            return ProblemResults.Problem(asked.Error);
        }

        var (own, body) = asked.Value;
        var reply = visit.ReplyOf(request, body.Credential);
        if (!reply.IsSuccess)
        {
            return ProblemResults.Problem(reply.Error);
        }

        return (await passkeys.AddAsync(reply.Value, body.Name, own, request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created);
    }
}

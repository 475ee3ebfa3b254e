using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class ConfirmWithPasskeyFunction(PasskeySignIn passkeys, PasskeyVisit visit, SessionCookie cookie)
{
    [Function("confirm-with-passkey")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.SessionConfirmed)]
    [Operation("Account", "Proves anew who is at the session, with what the device answered; the session gets a new cookie.")]
    [Takes(typeof(PasskeyBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["session_expired"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["passkey_question_dead", "passkey_refused", "passkey_copied"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_not_here"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session/confirm/passkey")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<PasskeyBody>(cancellationToken);
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

        return cookie.Answer(request, await passkeys.ConfirmAsync(reply.Value, own, cancellationToken));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class SignInWithPasskeyFunction(PasskeySignIn passkeys, PasskeyVisit visit, SignedInAnswer answer)
{
    [Function("sign-in-with-passkey")]
    [PublicAccess("This is how one signs in; the passkey is the key.")]
    [Audited(AuditActions.SessionOpened)]
    [Operation("Identity", "Signs in with what the device answered; the session's token comes as a cookie.")]
    [Takes(typeof(PasskeyBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["credentials_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["passkey_question_dead", "passkey_refused", "passkey_copied", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_not_here"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/passkey")] HttpRequest request, CancellationToken cancellationToken)
    {
        var read = await request.ReadJsonAsync<PasskeyBody>(cancellationToken);
        if (!read.IsSuccess)
        {
            return ProblemResults.Problem(read.Error);
        }

        var body = read.Value;
        var reply = visit.ReplyOf(request, body.Credential);
        if (!reply.IsSuccess)
        {
            return ProblemResults.Problem(reply.Error);
        }

        var opened = await passkeys.SignInAsync(reply.Value, cancellationToken);
        return opened.IsSuccess ? await answer.GiveAsync(request, opened.Value, cancellationToken) : ProblemResults.Problem(opened.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;

namespace Nebula.Functions.Accounts;

internal sealed class ConfirmSessionFunction(AccountService account, SessionCookie cookie, ForwardedRequest forwarded)
{
    [Function("confirm-session")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.SessionConfirmed)]
    [Operation("Account", "Proves anew who is at the session, for acts that ask for it; the session gets a new cookie.")]
    [Takes(typeof(ConfirmSessionBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["proof_wrong", "code_wrong"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["password_missing"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["login_busy", "secret_key_missing", "secret_unreadable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session/confirm")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<ConfirmSessionBody>(cancellationToken);
        if (!asked.IsSuccess)
        {
            return ProblemResults.Problem(asked.Error);
        }

        var (own, body) = asked.Value;
        var proof = new Proof(body.Password, forwarded.AddressOf(request)) { Code = body.Code };
        return cookie.Answer(request, await account.ConfirmAsync(own, proof, request.GetActor(), cancellationToken));
    }
}

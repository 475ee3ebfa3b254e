using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Accounts;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class DisableTotpFunction(SecondFactorService secondFactor, SessionCookie cookie, ForwardedRequest forwarded)
{
    [Function("disable-totp")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.TotpDisabled)]
    [Operation("Account", "Turns one's own second factor off, for password and code; every other session ends, and this one gets a new cookie.")]
    [Takes(typeof(DisableTotpBody))]
    [Answers(StatusCodes.Status200OK, typeof(Identity.SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["proof_wrong", "code_wrong"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["totp_off", "password_missing"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["login_busy", "secret_key_missing", "secret_unreadable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/totp/removal")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<DisableTotpBody>(cancellationToken);
        if (!asked.IsSuccess)
        {
            return ProblemResults.Problem(asked.Error);
        }

        var (own, body) = asked.Value;
        var proof = new Proof(body.Password, forwarded.AddressOf(request)) { Code = body.Code };
        return cookie.Answer(request, await secondFactor.DisableAsync(own, proof, request.GetActor(), cancellationToken));
    }
}

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

internal sealed class ChangePasswordFunction(AccountService account, SessionCookie cookie, ForwardedRequest forwarded)
{
    [Function("change-password")]
    [RequirePermission(Permissions.AccountWrite)]
    [Audited(AuditActions.PasswordChanged)]
    [Operation("Account", "Changes one's own password, for the current one and the code of who has a second factor; every other session ends, and this one gets a new cookie.")]
    [Takes(typeof(ChangePasswordBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["password_invalid", "proof_wrong", "code_wrong"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["password_changed", "password_missing"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["login_busy", "secret_key_missing", "secret_unreadable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "account/password")] HttpRequest request, CancellationToken cancellationToken)
    {
        var asked = await request.ReadOwnAsync<ChangePasswordBody>(cancellationToken);
        if (!asked.IsSuccess)
        {
            return ProblemResults.Problem(asked.Error);
        }

        var (own, body) = asked.Value;
        var change = new PasswordChange(body.CurrentPassword, body.NewPassword, forwarded.AddressOf(request)) { Code = body.Code };
        return cookie.Answer(request, await account.ChangePasswordAsync(own, change, request.GetActor(), cancellationToken));
    }
}

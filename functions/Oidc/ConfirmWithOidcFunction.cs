using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class ConfirmWithOidcFunction(OidcSignIn oidc, OidcCookie cookie, ForwardedRequest forwarded)
{
    [Function("confirm-with-oidc")]
    [RequirePermission(Permissions.AccountWrite)]
    [NotAudited("Nothing is confirmed yet; that is written when the browser comes back.")]
    [Operation("Account", "Begins to prove anew who is at the session, with the identity provider; a window of the browser goes to the address of the answer.")]
    [Answers(StatusCodes.Status200OK, typeof(OidcAddressAnswer))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["oidc_not_configured"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["oidc_unreachable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session/confirm/oidc")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var started = await oidc.StartAsync(cookie.RedirectUri(request), OidcAim.Confirm(own.Value), forwarded.AddressOf(request), cancellationToken);
        if (!started.IsSuccess)
        {
            return ProblemResults.Problem(started.Error);
        }

        cookie.Write(request, started.Value.Browser);
        return ProblemResults.Json(new OidcAddressAnswer(started.Value.Url));
    }
}

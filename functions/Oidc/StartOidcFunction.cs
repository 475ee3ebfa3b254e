using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class StartOidcFunction(OidcSignIn oidc, OidcCookie cookie, ForwardedRequest forwarded)
{
    [Function("start-oidc")]
    [PublicAccess("This is how one signs in.")]
    [NotAudited("Nobody is anybody yet; what comes of it is written when the browser comes back.")]
    [Operation("Identity", "Begins a sign-on with the identity provider; the browser goes to the address of the answer.")]
    [Takes(typeof(StartOidcBody))]
    [Answers(StatusCodes.Status200OK, typeof(OidcAddressAnswer))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["oidc_refused", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["oidc_not_configured"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["oidc_unreachable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/oidc")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<StartOidcBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var started = await oidc.StartAsync(cookie.RedirectUri(request), OidcAim.SignIn(body.Value.ReturnTo), forwarded.AddressOf(request), cancellationToken);
        if (!started.IsSuccess)
        {
            return ProblemResults.Problem(started.Error);
        }

        cookie.Write(request, started.Value.Browser);
        return ProblemResults.Json(new OidcAddressAnswer(started.Value.Url));
    }
}

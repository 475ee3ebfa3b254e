using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Users;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class AcceptInviteWithOidcFunction(InviteService invites, OidcSignIn oidc, OidcCookie cookie, ForwardedRequest forwarded)
{
    [Function("accept-invite-with-oidc")]
    [PublicAccess("Who is invited has no account yet; the one-time link is the key.")]
    [NotAudited("Nobody is anybody yet; what comes of it is written when the browser comes back.")]
    [Operation("Users", "Begins to accept an invitation with the identity provider; the browser goes to the address of the answer.")]
    [Takes(typeof(LookAtInviteBody))]
    [Answers(StatusCodes.Status200OK, typeof(OidcAddressAnswer))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["invite_dead", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["oidc_not_configured"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["oidc_unreachable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invites/accept/oidc")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<LookAtInviteBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var address = forwarded.AddressOf(request);
        var invite = await invites.LookAsync(body.Value.Token, address, cancellationToken);
        if (!invite.IsSuccess)
        {
            return ProblemResults.Problem(invite.Error);
        }

        var started = await oidc.StartAsync(cookie.RedirectUri(request), OidcAim.Invite(body.Value.Token), address, cancellationToken);
        if (!started.IsSuccess)
        {
            return ProblemResults.Problem(started.Error);
        }

        cookie.Write(request, started.Value.Browser);
        return ProblemResults.Json(new OidcAddressAnswer(started.Value.Url));
    }
}

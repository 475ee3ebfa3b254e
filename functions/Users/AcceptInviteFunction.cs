using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Functions.Users;

internal sealed class AcceptInviteFunction(InviteService invites, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("accept-invite")]
    [PublicAccess("Who is invited has no account yet; the one-time link is the key.")]
    [Audited(AuditActions.InviteAccepted)]
    [Operation("Users", "Uses an invitation up and makes its user, signed in.")]
    [Takes(typeof(AcceptInviteBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["user_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["invite_dead", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["user_exists"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["login_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invites/accept")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<AcceptInviteBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var claim = new InviteClaim(body.Value.Token, body.Value.Password, forwarded.AddressOf(request), request.Headers.UserAgent.ToString());
        var opened = await invites.AcceptAsync(claim, request.GetActor(), cancellationToken);
        return opened.IsSuccess ? await answer.GiveAsync(request, opened.Value, cancellationToken) : ProblemResults.Problem(opened.Error);
    }
}

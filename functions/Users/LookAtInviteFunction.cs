using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Functions.Users;

internal sealed class LookAtInviteFunction(InviteService invites, ForwardedRequest forwarded)
{
    [Function("look-at-invite")]
    [PublicAccess("Who is invited has no account yet; the one-time link is the key.")]
    [NotAudited("It reads: the token goes in the body, since addresses end in logs.")]
    [Operation("Users", "Whom an invitation invites.")]
    [Takes(typeof(LookAtInviteBody))]
    [Answers(StatusCodes.Status200OK, typeof(Invite))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["invite_dead", "cross_site_refused"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invites/look")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<LookAtInviteBody>(cancellationToken);
        return body.IsSuccess
            ? (await invites.LookAsync(body.Value.Token, forwarded.AddressOf(request), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

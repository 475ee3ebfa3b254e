using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Setup;

namespace Nebula.Functions.Identity;

internal sealed class CreateOwnerFunction(SetupService setup, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("create-owner")]
    [PublicAccess("There is nobody to sign in as yet; the one-time setup link is the key.")]
    [Audited(AuditActions.OwnerCreated)]
    [Operation("Identity", "Uses the one-time setup link up and makes the owner, signed in.")]
    [Takes(typeof(CreateOwnerBody))]
    [Answers(StatusCodes.Status201Created, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["owner_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["setup_token_invalid", "setup_token_expired", "setup_token_used", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["setup_done"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "setup/owner")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CreateOwnerBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var (token, name, password) = (body.Value.Token, body.Value.Name, body.Value.Password);
        var claim = new OwnerClaim(token, name, password, forwarded.AddressOf(request), request.Headers.UserAgent.ToString())
        {
            TraceId = request.GetActor().TraceId,
        };
        var opened = await setup.ClaimAsync(claim, cancellationToken);
        return opened.IsSuccess
            ? await answer.GiveAsync(request, opened.Value, cancellationToken, StatusCodes.Status201Created)
            : ProblemResults.Problem(opened.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Functions.ForwardAuth;

internal sealed class SignInForwardedFunction(ForwardAuthUsers users, ForwardedUser forwardedUser, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("sign-in-forwarded")]
    [PublicAccess("This is how one signs in; the header of a listed proxy is the key.")]
    [Audited(AuditActions.SessionOpened)]
    [Operation("Identity", "Signs in whom the proxy before the edge has let in; the session's token comes as a cookie.")]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["credentials_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["forward_auth_absent", "forward_auth_refused", "forward_auth_unknown", "cross_site_refused"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/forwarded")] HttpRequest request, CancellationToken cancellationToken)
    {
        var name = forwardedUser.Read(request);
        if (!name.IsSuccess)
        {
            return ProblemResults.Problem(name.Error);
        }

        var opened = await users.SignInAsync(
            name.Value, forwarded.AddressOf(request), request.Headers.UserAgent.ToString(), request.GetActor().TraceId, cancellationToken);
        return opened.IsSuccess ? await answer.GiveAsync(request, opened.Value, cancellationToken) : ProblemResults.Problem(opened.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Oidc;

internal sealed class CompleteOidcFunction(
    OidcSignIn oidc, OidcCookie oidcCookie, SessionService sessions, SessionCookie cookie, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("complete-oidc")]
    [PublicAccess("This is how one signs in; the identity provider's answer is the key.")]
    [Audited(AuditActions.SessionOpened)]
    [Operation("Identity", "Ends a sign-on with what the identity provider answered: a session, or a linked account.")]
    [Takes(typeof(CompleteOidcBody))]
    [Answers(StatusCodes.Status200OK, typeof(OidcAnswer))]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["session_expired", "credentials_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["oidc_attempt_dead", "oidc_refused", "oidc_unknown", "oidc_no_role", "oidc_name_unfit", "oidc_not_fresh", "oidc_another", "invite_dead", "cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["oidc_name_taken", "identity_linked", "user_exists"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["oidc_unreachable", "login_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/oidc/complete")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CompleteOidcBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var back = new OidcReturn
        {
            State = body.Value.State,
            Code = body.Value.Code,
            Issuer = body.Value.Iss,
            Refusal = body.Value.Error,
            Browser = oidcCookie.Read(request),

            // By its cookie alone, as the sign-on is by its own: a window that was opened for it knows no token against other sites.
            Own = await sessions.FindAsync(cookie.Read(request), SessionUse.Changing, cancellationToken),
            Address = forwarded.AddressOf(request),
            UserAgent = request.Headers.UserAgent.ToString(),
            TraceId = request.GetActor().TraceId,
        };
        var outcome = await oidc.CompleteAsync(back, cancellationToken);
        if (!outcome.IsSuccess)
        {
            return ProblemResults.Problem(outcome.Error);
        }

        oidcCookie.Clear(request);
        if (outcome.Value.Opened is not { } opened)
        {
            return ProblemResults.Json(new OidcAnswer(outcome.Value.ReturnTo, null));
        }

        await answer.ReplaceAsync(request, opened, cancellationToken);
        return ProblemResults.Json(new OidcAnswer(outcome.Value.ReturnTo, SessionAnswer.Of(opened.Session)));
    }
}

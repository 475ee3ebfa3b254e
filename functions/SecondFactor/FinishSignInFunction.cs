using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Audit;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.SecondFactor;

internal sealed class FinishSignInFunction(CodeSignIn signIn, ChallengeCookie challenge, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("finish-sign-in")]
    [PublicAccess("The second step of signing in; the first gave this browser a challenge.")]
    [Audited(AuditActions.SessionOpened)]
    [Operation("Identity", "Ends a login with a code of the authenticator app, or a recovery code; the session's token comes as a cookie.")]
    [Takes(typeof(CodeBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["code_wrong"])]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["challenge_ended"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["cross_site_refused"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secret_key_missing", "secret_unreadable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session/code")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CodeBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var attempt = new CodeAttempt(challenge.Read(request) ?? "", body.Value.Code, forwarded.AddressOf(request), request.Headers.UserAgent.ToString())
        {
            TraceId = request.GetActor().TraceId,
        };
        var opened = await signIn.FinishAsync(attempt, cancellationToken);
        if (!opened.IsSuccess)
        {
            // Only who has the password comes here: the audit log is to say whose it is.
            if (await signIn.FindUserAsync(attempt.Token, cancellationToken) is { } user)
            {
                request.NameTarget($"user:{user.Id}", user.Name);
            }

            return ProblemResults.Problem(opened.Error);
        }

        challenge.Clear(request);
        return await answer.GiveAsync(request, opened.Value, cancellationToken);
    }
}

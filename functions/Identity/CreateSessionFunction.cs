using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.SecondFactor;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Identity;

internal sealed class CreateSessionFunction(SignInService signIn, ChallengeCookie challenge, SignedInAnswer answer, ForwardedRequest forwarded)
{
    [Function("create-session")]
    [PublicAccess("This is how one signs in.")]
    [Audited(AuditActions.SessionOpened)]
    [Operation("Identity", "Signs in; the session's token comes as a cookie. 202 asks for a code too.")]
    [Takes(typeof(SignInBody))]
    [Answers(StatusCodes.Status200OK, typeof(SessionAnswer))]
    [Answers(StatusCodes.Status202Accepted, typeof(ChallengeAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["sign_in_incomplete"])]
    [Answers(StatusCodes.Status401Unauthorized, Codes = ["credentials_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["cross_site_refused"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["login_busy"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<SignInBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        if (Missing(body.Value) is { Count: > 0 } missing)
        {
            return ProblemResults.Problem(Error.Invalid("sign_in_incomplete", "A name and a password are needed.", missing));
        }

        var attempt = new SignIn(body.Value.Name, body.Value.Password, forwarded.AddressOf(request), request.Headers.UserAgent.ToString())
        {
            TraceId = request.GetActor().TraceId,
        };
        var opened = await signIn.SignInAsync(attempt, cancellationToken);
        if (!opened.IsSuccess)
        {
            return ProblemResults.Problem(opened.Error);
        }

        if (opened.Value.Session is { } session)
        {
            return await answer.GiveAsync(request, session, cancellationToken);
        }

        challenge.Write(request, opened.Value.Challenge!);
        return ProblemResults.Json(new ChallengeAnswer(opened.Value.Challenge!.ExpiresAt), StatusCodes.Status202Accepted);
    }

    private static List<FieldError> Missing(SignInBody body)
    {
        var missing = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(body.Name))
        {
            missing.Add(new FieldError("name", "Type your user name."));
        }

        if (body.Password.Length == 0)
        {
            missing.Add(new FieldError("password", "Type your password."));
        }

        return missing;
    }
}

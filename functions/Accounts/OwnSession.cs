using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.Identity;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Accounts;

/// <summary>The caller's own session, which functions about one's own account begin and end with.</summary>
internal static class OwnSession
{
    public static Result<Session> GetOwnSession(this HttpRequest request) => request.GetCaller().Session is { } session
        ? session
        : Error.NotFound("no_session", "This caller has no session.");

    /// <summary>The same, but not of somebody who has to set up a second factor first: for what would outlive that.</summary>
    public static Result<Session> GetProvedSession(this HttpRequest request) =>
        request.GetCaller().Session is { SecondFactorMissing: true } ? AccessGate.SecondFactorRequired : request.GetOwnSession();

    /// <summary>The caller's own session and the body, as acts that prove anew who is there want both.</summary>
    public static async Task<Result<OwnRequest<T>>> ReadOwnAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var body = await request.ReadJsonAsync<T>(cancellationToken);
        if (!body.IsSuccess)
        {
            return body.Error;
        }

        var own = request.GetOwnSession();
        return own.IsSuccess ? new OwnRequest<T>(own.Value, body.Value) : own.Error;
    }

    /// <summary>Gives the browser the session's new token, or the problem.</summary>
    public static IResult Answer(this SessionCookie cookie, HttpRequest request, Result<OpenedSession> opened)
    {
        if (!opened.IsSuccess)
        {
            return ProblemResults.Problem(opened.Error);
        }

        cookie.Write(request, opened.Value);
        return ProblemResults.Json(SessionAnswer.Of(opened.Value.Session));
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passkeys;
using Nebula.Platform.Notifications;

namespace Nebula.Functions.Passkeys;

/// <summary>What the functions of passkeys have in common: where the browser is, and its cookie.</summary>
internal sealed class PasskeyVisit(ForwardedRequest forwarded, PasskeyCookie cookie, IOptionsMonitor<NotificationsOptions> options)
{
    /// <summary>Where passkeys belong to, or why there can be none. The edge has turned away every host that is not ours.</summary>
    public Result<PasskeyPlace> PlaceOf(HttpRequest request) =>
        PasskeyPlace.Of(options.CurrentValue.PublicUrl, $"{(forwarded.IsHttps(request) ? "https" : "http")}://{forwarded.HostOf(request)}");

    /// <summary>Gives the browser the question, and the cookie that binds the answer to it.</summary>
    public IResult Ask(HttpRequest request, Result<PasskeyStart> started)
    {
        if (!started.IsSuccess)
        {
            return ProblemResults.Problem(started.Error);
        }

        cookie.Write(request, started.Value);
        return ProblemResults.Json(new PasskeyOptionsAnswer(started.Value.Options));
    }

    /// <summary>The answer that a browser brings. Its cookie goes with it: good or not, there is no second one to this question.</summary>
    public Result<PasskeyReply> ReplyOf(HttpRequest request, JsonObject credential)
    {
        var place = PlaceOf(request);
        if (!place.IsSuccess)
        {
            return place.Error;
        }

        var browser = cookie.Read(request);
        cookie.Clear(request);
        return new PasskeyReply
        {
            Place = place.Value,
            Credential = credential,
            Browser = browser,
            Address = forwarded.AddressOf(request),
            UserAgent = request.Headers.UserAgent.ToString(),
            TraceId = request.GetActor().TraceId,
        };
    }
}

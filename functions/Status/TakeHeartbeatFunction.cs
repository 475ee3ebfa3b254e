using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.Monitors.Pushes;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

internal sealed class TakeHeartbeatFunction(PushService pushes, ForwardedRequest forwarded)
{
    [Function("take-heartbeat")]
    [PublicAccess("The token in the address is the credential: it can say that one monitor is up or down, and nothing else.")]
    [NotAudited("It is told every few seconds by machines; each heartbeat stands in the monitor's history.")]
    [Operation("Monitors", "Takes a heartbeat of a push monitor, by GET or POST as Uptime Kuma does; a body is not read.")]
    [QueryParameter("token", typeof(string), "The token of the address.", In = "path")]
    [QueryParameter("status", typeof(string), "up (default) or down.")]
    [QueryParameter("msg", typeof(string), "Words to show, of which the beginning is kept; OK is none.")]
    [QueryParameter("ping", typeof(string), "A response time in milliseconds.")]
    [Answers(StatusCodes.Status200OK, typeof(HeartbeatAnswer))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["beat_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["push_not_found"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["too_many_requests"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["push_busy", "database_unavailable"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "push/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        var beat = PushBeat.Read(request.GetQuery("status"), request.GetQuery("msg"), request.GetQuery("ping"));
        if (!beat.IsSuccess)
        {
            return ProblemResults.Problem(beat.Error);
        }

        var taken = await pushes.TakeAsync(token, beat.Value, forwarded.AddressOf(request), cancellationToken);
        return taken.IsSuccess ? ((Result<HeartbeatAnswer>)new HeartbeatAnswer(Ok: true)).ToHttp() : ProblemResults.Problem(taken.Error);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class UseIncidentLinkFunction(IncidentLinks links, ForwardedRequest forwarded)
{
    [Function("use-incident-link")]
    [PublicAccess("Who has the link of a message may take its incident in hand, once, within a day, without signing in.")]
    [Audited(AuditActions.IncidentLinkUsed)]
    [Operation("Notifications", "Acknowledges the incident of a message's link, or makes it quiet for some minutes; the link counts no more.")]
    [Takes(typeof(UseIncidentLinkBody))]
    [Answers(StatusCodes.Status200OK, typeof(IncidentHold))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["hold_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["link_not_found", "incident_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["incident_over", "incident_held"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incident-links/use")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<UseIncidentLinkBody>(cancellationToken);
        return body.IsSuccess
            ? (await links.UseAsync(body.Value.Token, body.Value.Minutes, request.GetActor(), forwarded.AddressOf(request), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}

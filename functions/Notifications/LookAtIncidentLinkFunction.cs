using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Functions.Notifications;

internal sealed class LookAtIncidentLinkFunction(IncidentLinks links, ForwardedRequest forwarded)
{
    [Function("look-at-incident-link")]
    [PublicAccess("Who has the link of a message may see what it is about; to look changes nothing.")]
    [NotAudited("It looks and changes nothing; by POST, so that the token stands in no log of addresses.")]
    [Operation("Notifications", "What the link of a message is about, before it is used.")]
    [Takes(typeof(IncidentLinkBody))]
    [Answers(StatusCodes.Status200OK, typeof(IncidentLink))]
    [Answers(StatusCodes.Status404NotFound, Codes = ["link_not_found"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "incident-links/look")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<IncidentLinkBody>(cancellationToken);
        return body.IsSuccess ? (await links.LookAsync(body.Value.Token, forwarded.AddressOf(request), cancellationToken)).ToHttp() : ProblemResults.Problem(body.Error);
    }
}

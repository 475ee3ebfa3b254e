using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class StartPasskeyFunction(OwnPasskeys passkeys, PasskeyVisit visit, ForwardedRequest forwarded)
{
    [Function("start-passkey")]
    [RequirePermission(Permissions.AccountWrite)]
    [RequireFreshSession]
    [NotAudited("Nothing is added yet; that is written when the device has answered.")]
    [Operation("Account", "Asks the device for a new passkey of one's own.")]
    [Answers(StatusCodes.Status200OK, typeof(PasskeyOptionsAnswer))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_not_here"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/passkeys/options")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var place = visit.PlaceOf(request);
        if (!place.IsSuccess)
        {
            return ProblemResults.Problem(place.Error);
        }

        return visit.Ask(request, await passkeys.StartAsync(place.Value, own.Value, forwarded.AddressOf(request), cancellationToken));
    }
}

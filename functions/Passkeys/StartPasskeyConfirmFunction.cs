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

internal sealed class StartPasskeyConfirmFunction(PasskeySignIn passkeys, PasskeyVisit visit, ForwardedRequest forwarded)
{
    [Function("start-passkey-confirm")]
    [RequirePermission(Permissions.AccountWrite)]
    [NotAudited("Nothing is confirmed yet; that is written when the device has answered.")]
    [Operation("Account", "Asks the device for a passkey of one's own, to prove anew who is at the session.")]
    [Answers(StatusCodes.Status200OK, typeof(PasskeyOptionsAnswer))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_not_here", "passkey_missing"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "session/confirm/passkey/options")] HttpRequest request, CancellationToken cancellationToken)
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

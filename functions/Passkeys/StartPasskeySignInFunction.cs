using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class StartPasskeySignInFunction(PasskeySignIn passkeys, PasskeyVisit visit, ForwardedRequest forwarded)
{
    [Function("start-passkey-sign-in")]
    [PublicAccess("This is how one signs in.")]
    [NotAudited("Nobody is anybody yet; what comes of it is written when the device has answered.")]
    [Operation("Identity", "Asks the device for a passkey to sign in with.")]
    [Answers(StatusCodes.Status200OK, typeof(PasskeyOptionsAnswer))]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["cross_site_refused"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["passkeys_not_here"])]
    [Answers(StatusCodes.Status429TooManyRequests, Codes = ["login_throttled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/passkey/options")] HttpRequest request, CancellationToken cancellationToken)
    {
        var place = visit.PlaceOf(request);
        if (!place.IsSuccess)
        {
            return ProblemResults.Problem(place.Error);
        }

        return visit.Ask(request, await passkeys.StartAsync(place.Value, own: null, forwarded.AddressOf(request), cancellationToken));
    }
}

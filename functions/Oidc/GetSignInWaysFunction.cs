using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.ForwardAuth;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Passkeys;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Functions.Oidc;

internal sealed class GetSignInWaysFunction(OidcSignIn oidc, ForwardedUser forwardedUser, PasskeyVisit passkeys)
{
    [Function("get-sign-in-ways")]
    [PublicAccess("The login page asks before anybody is signed in.")]
    [Operation("Identity", "How one can sign in besides name and password.")]
    [Answers(StatusCodes.Status200OK, typeof(SignInWays))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(new SignInWays(
            oidc.ProviderName, forwardedUser.Read(request) is { IsSuccess: true } name ? name.Value : null, passkeys.PlaceOf(request).IsSuccess)));
}

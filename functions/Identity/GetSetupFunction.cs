using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Setup;

namespace Nebula.Functions.Identity;

internal sealed class GetSetupFunction(SetupService setup)
{
    [Function("get-setup")]
    [PublicAccess("The site asks it before anybody can have signed in.")]
    [Operation("Identity", "Whether this installation still waits for its owner.")]
    [Answers(StatusCodes.Status200OK, typeof(SetupAnswer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "setup")] HttpRequest request, CancellationToken cancellationToken)
    {
        var state = await setup.ReadStateAsync(cancellationToken);
        return ProblemResults.Json(new SetupAnswer(state.Required, state.Required ? Environment.MachineName : "", state.LinkExpired));
    }
}

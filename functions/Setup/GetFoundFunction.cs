using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Discovery;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Setup;

internal sealed class GetFoundFunction(FoundService found)
{
    [Function("get-setup-found")]
    [RequirePermission(Permissions.SetupRun)]
    [Operation("Setup", "What runs on this machine already, with evidence.")]
    [Answers(StatusCodes.Status200OK, typeof(FoundReport))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "setup/found")] HttpRequest request) =>
        ProblemResults.Json(await found.LookAsync(request.HttpContext.RequestAborted));
}

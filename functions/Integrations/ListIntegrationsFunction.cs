using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Integrations;

namespace Nebula.Functions.Integrations;

internal sealed class ListIntegrationsFunction(IntegrationService integrations)
{
    [Function("list-integrations")]
    [RequirePermission(Permissions.SettingsRead)]
    [Operation("Integrations", "Outside systems that are used here: which are ready, which fail and why, and which settings are missing.")]
    [Answers(StatusCodes.Status200OK, typeof(IntegrationList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "integrations")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await integrations.ListAsync(cancellationToken));
}

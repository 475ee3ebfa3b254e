using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Integrations;

namespace Nebula.Functions.Integrations;

internal sealed class TestIntegrationFunction(IntegrationService integrations)
{
    [Function("test-integration")]
    [RequirePermission(Permissions.SettingsWrite)]
    [Audited(AuditActions.IntegrationTested, Target = "integration")]
    [Operation("Integrations", "Calls an outside system, for ten seconds at most, and keeps what was seen.")]
    [QueryParameter("id", typeof(string), "The integration's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(Integration))]
    [Answers(StatusCodes.Status404NotFound, Codes = ["integration_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["integration_not_configured", "integration_untried"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "integrations/{id}/test")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => (await integrations.TestAsync(id, request.GetActor(), cancellationToken)).ToHttp();
}

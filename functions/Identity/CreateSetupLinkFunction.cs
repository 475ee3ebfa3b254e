using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Setup;

namespace Nebula.Functions.Identity;

internal sealed class CreateSetupLinkFunction(SetupService setup)
{
    [Function("create-setup-link")]
    [RequirePermission(Permissions.SetupLinksCreate)]
    [Audited(AuditActions.SetupLinkCreated)]
    [Operation("Setup", "Makes a new one-time setup link, which ends the older ones.")]
    [Answers(StatusCodes.Status201Created, typeof(SetupLink))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["setup_done"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "internal/setup-links")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var link = await setup.CreateLinkAsync(request.GetActor(), cancellationToken);
        return link.ToHttp(StatusCodes.Status201Created);
    }
}

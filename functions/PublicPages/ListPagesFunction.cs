using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Http;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class ListPagesFunction(PublicPageService pages)
{
    [Function("list-pages")]
    [RequirePermission(Permissions.StatusRead)]
    [Operation("Status pages", "Every status page for visitors, drafts too, by title. There are 50 at most.")]
    [Answers(StatusCodes.Status200OK, typeof(PublicPageList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/pages")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await pages.ListAsync(cancellationToken));
}

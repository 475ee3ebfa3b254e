using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class CreatePageFunction(PublicPageService pages)
{
    [Function("create-page")]
    [RequirePermission(Permissions.PagesWrite)]
    [Audited(AuditActions.PageCreated)]
    [Operation("Status pages", "Makes a status page for visitors; published, it is there at once.")]
    [Takes(typeof(PublicPageInput))]
    [Answers(StatusCodes.Status201Created, typeof(PublicPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["page_invalid"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["page_limit"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "status/pages")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<PublicPageInput>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var created = await pages.CreateAsync(body.Value, request.GetActor(), cancellationToken);
        if (created.IsSuccess)
        {
            request.HttpContext.Response.Headers.Location = $"/api/status/pages/{created.Value.Id}";
        }

        return created.ToHttp(request, StatusCodes.Status201Created);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.PublicPages;

internal sealed class DeletePageFunction(PublicPageService pages)
{
    [Function("delete-page")]
    [RequirePermission(Permissions.PagesWrite)]
    [Audited(AuditActions.PageDeleted, Target = "page")]
    [Operation("Status pages", "Removes a status page with its feeds, badges and embedded variant.")]
    [QueryParameter("id", typeof(Guid), "The page's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["page_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "status/pages/{id:guid}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var page = RouteId.Read(id);
        return page.IsSuccess ? (await pages.DeleteAsync(page.Value, request.GetActor(), cancellationToken)).ToHttp() : ProblemResults.Problem(page.Error);
    }
}
